#!/usr/bin/env bash
# The tools and sources that Viva is built with.
#
#   . ./emsdk-env.sh              sets up the environment of this shell, and nothing else
#   ./emsdk-env.sh COMMAND ...    first sets up what is missing, then runs COMMAND in that environment
#
# Everything lands in the project: .toolchain/ (Emscripten, Node.js), .deps/ (library sources) and node_modules/.
# Only missing Debian packages touch the system. A step that has its result costs nothing; an interrupted one starts
# anew, because results appear under their final name only when complete.
#
#   EMSDK                 an Emscripten of your own (or `emcc` on PATH); used when it is 3.1.60 or newer
#   VIVA_DEBIAN_MIRROR    a Debian mirror, where the one in the machine's apt configuration lacks trixie or sid

if [ -z "${BASH_VERSION:-}" ]; then echo 'viva: emsdk-env.sh needs bash' >&2 && return 1; fi

viva_root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
viva_tools=$viva_root/.toolchain
viva_oldest_emscripten=3.1.60

# ---- environment: read by both ways of use, so it must not exit, print to stdout or change shell options ------------

# viva_version_at_least VERSION OLDEST
viva_version_at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# Prints the folder of an Emscripten that the user brought along, if it is new enough.
viva_own_emscripten() {
    local candidate folder version
    for candidate in "$(command -v emcc || true)" "${EMSDK:-}/upstream/emscripten/emcc" "${EMSDK:-}/emcc"; do
        [ -x "$candidate" ] || continue
        folder=$(dirname "$(readlink -f "$candidate")")
        case $folder in "$viva_tools"/*) continue ;; esac
        version=$(tr -d '" \n' 2>/dev/null <"$folder/emscripten-version.txt") || continue
        if viva_version_at_least "${version%%-*}" "$viva_oldest_emscripten"; then
            printf '%s\n' "$folder"
            return 0
        fi
    done
    return 1
}

# Vite asks for ^20.19 or >=22.12; Debian 12 has 18.
viva_node_is_new_enough() {
    local version major minor
    version=$("$1" --version 2>/dev/null) || return 1
    version=${version#v} major=${version%%.*} minor=${version#*.} minor=${minor%%.*}
    case $major in
        20) [ "$minor" -ge 19 ] ;;
        22) [ "$minor" -ge 12 ] ;;
        *) [ "$major" -ge 23 ] ;;
    esac
}

viva_prepend_path() { case :$PATH: in *:"$1":*) ;; *) PATH=$1:$PATH ;; esac; }

viva_set_environment() {
    local own
    if [ -x "$viva_tools/node/bin/node" ]; then viva_prepend_path "$viva_tools/node/bin"; fi
    if own=$(viva_own_emscripten); then
        viva_prepend_path "$own"
    elif [ -e "$viva_tools/emscripten/debian" ]; then
        viva_prepend_path "$viva_tools/emscripten/debian/usr/share/emscripten"
        export EM_CONFIG=$viva_tools/emscripten/em.config
        export EMSDK_PYTHON=/usr/bin/python3
        unset EM_CACHE EM_LLVM_ROOT EM_BINARYEN_ROOT EM_NODE_JS
    fi
    # The compiler cache then serves every checkout, wherever it lies.
    export CCACHE_BASEDIR=$viva_root CCACHE_NOHASHDIR=1
    export PATH VIVA_CLANG=clang-19
}

if [ "${BASH_SOURCE[0]}" != "$0" ]; then
    viva_set_environment
    if ! command -v emcc >/dev/null; then
        echo "viva: nothing is set up yet; run $viva_root/emsdk-env.sh true, then source this again" >&2
        return 1
    fi
    return 0
fi

# ---- set-up: only when run with a command ---------------------------------------------------------------------------
set -Eeuo pipefail

step='' advice='' scratch='' log=''

say() { printf 'viva: %s\n' "$*" >&2; }

fail() {
    trap - ERR
    say "set-up stopped at step '$step': $1"
    if [ -n "$log" ] && [ -s "$log" ]; then tail -n 40 "$log" | sed 's/^/    /' >&2; fi
    if [ -n "$advice" ]; then say "what to do: $advice"; fi
    exit 1
}

# begin STEP ADVICE: names the step for errors, and what a person can do when it fails.
begin() { step=$1 advice=$2; }

# Runs a command quietly; its output is shown only when it fails.
quietly() {
    make_scratch
    log=$scratch/log
    "$@" >"$log" 2>&1 || fail "this failed: $(printf '%s ' "$@" | sed 's/-o [^ ]*::[^ ]* //g')"
}

make_scratch() {
    if [ -z "$scratch" ]; then
        mkdir -p "$viva_tools"
        scratch=$(mktemp -d "$viva_tools/unfinished.XXXXXX")
    fi
}

remove_scratch() { if [ -n "$scratch" ]; then rm -rf "$scratch"; fi; }

is_debian() { [ -e /etc/debian_version ] && grep -qx 'ID=debian' /etc/os-release && command -v apt-get >/dev/null; }

# ---- step: programs and libraries of the system ---------------------------------------------------------------------
debian_packages=(
    clang-19 lld-19 llvm-19 clang-format-19 clang-tidy-19 libclang-rt-19-dev cmake ninja-build pkg-config ccache
    python3 git ca-certificates dpkg-dev brotli
    libexpected-dev libflatbuffers-dev flatbuffers-compiler libharfbuzz-dev libbrotli-dev libsdl2-dev libgl-dev
    libsqlite3-dev libminizip-dev libcpp-httplib-dev
    fonts-jetbrains-mono fonts-noto-cjk chromium xvfb xauth
    libtomlplusplus-dev nlohmann-json3-dev
    firefox-esr webkit2gtk-driver xdotool
)

set_up_debian_packages() {
    begin 'Debian packages' 'look at the lines of apt-get above; the package lists may be old (apt-get update)'
    local wanted=("${debian_packages[@]}") missing=() installed package
    if ! viva_node_is_new_enough node || ! command -v npm >/dev/null; then
        # Debian's npm fetches the newer Node.js (next step); once that is there, it is needed no more.
        [ -x "$viva_tools/node/bin/npm" ] || wanted+=(npm)
    fi
    # shellcheck disable=SC2016  # the ${...} are dpkg's
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null) || true
    for package in "${wanted[@]}"; do
        grep -qx "installed $package" <<<"$installed" || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        advice="as root: apt-get install --no-install-recommends ${missing[*]}"
        command -v sudo >/dev/null || fail 'these packages are missing, and there is neither root nor sudo'
        as_root=(sudo)
    fi
    say "installing Debian packages: ${missing[*]}"
    local install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}")
    if ! compgen -G '/var/lib/apt/lists/*Packages*' >/dev/null; then
        quietly "${as_root[@]}" apt-get update -qq
        quietly "${as_root[@]}" "${install[@]}"
    elif ! "${as_root[@]}" "${install[@]}" >/dev/null 2>&1; then
        say 'package lists look old; updating them'
        quietly "${as_root[@]}" apt-get update -qq
        quietly "${as_root[@]}" "${install[@]}"
    fi
}

# Elsewhere nothing is installed; what is missing is listed, and CMake takes library sources from upstream.
check_other_system() {
    begin 'programs of the system' "install them with your system's package manager, then run this again"
    local missing=() program
    for program in clang-19 clang++-19 clang-format-19 clang-tidy-19 cmake ninja pkg-config python3 git npm brotli; do
        command -v "$program" >/dev/null || missing+=("$program")
    done
    viva_node_is_new_enough node || missing+=('node (20.19 or newer)')
    if command -v pkg-config >/dev/null; then
        for program in harfbuzz-subset libbrotlienc cpp-httplib sdl2; do
            pkg-config --exists "$program" || missing+=("$program (development files)")
        done
    fi
    viva_own_emscripten >/dev/null || missing+=("emcc ($viva_oldest_emscripten or newer, on PATH or under \$EMSDK)")
    [ ${#missing[@]} -eq 0 ] || fail "this is no Debian, and these are missing: $(printf '%s; ' "${missing[@]}")"
}

# ---- step: Node.js --------------------------------------------------------------------------------------------------
set_up_node() {
    begin 'Node.js' 'check that npm reaches its registry (npm ping)'
    local folder binary locked=$viva_root/cmake/npm/node/package-lock.json
    if cmp -s "$locked" "$viva_tools/node/package-lock.json"; then return 0; fi
    if viva_node_is_new_enough node && command -v npm >/dev/null; then return 0; fi
    make_scratch
    folder=$scratch/node
    mkdir -p "$folder/bin"
    cp "$viva_root"/cmake/npm/node/{package.json,package-lock.json,.npmrc} "$folder"
    say 'fetching Node.js (the one here is too old for Vite)'
    quietly npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund
    for binary in "$folder"/node_modules/node-linux-*/bin/node; do
        [ -x "$binary" ] || fail "npm has no Node.js for this machine ($(uname -m))"
        ln -s "../${binary#"$folder/"}" "$folder/bin/node"
    done
    ln -s ../node_modules/npm/bin/npm-cli.js "$folder/bin/npm"
    ln -s ../node_modules/npm/bin/npx-cli.js "$folder/bin/npx"
    rm -rf "$viva_tools/node"
    mv "$folder" "$viva_tools/node"
    viva_set_environment
}

# ---- newer Debian packages and sources, through an apt state of our own ---------------------------------------------
private_apt=()

# Debian's mirror as the machine knows it, e.g. .../debian/
debian_mirror() {
    local release mirror=${VIVA_DEBIAN_MIRROR:-}
    release=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
    if [ -z "$mirror" ]; then
        # shellcheck disable=SC2016  # the $(...) are apt's
        mirror=$(apt-get indextargets --format '$(RELEASE) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' |
            sed -n "s/^${release:-stable} main //p" | grep -m 1 -E '/debian/?$') ||
            mirror=$(sed -nE 's/^URIs: *([^ ]+).*/\1/p; s/^deb (\[[^]]*\] *)?([^ ]+).*/\2/p' \
                /etc/apt/sources.list.d/*.sources /etc/apt/sources.list 2>/dev/null | grep -m 1 -E '/debian/?$') || true
    fi
    [ -n "$mirror" ] || fail "no Debian mirror in this machine's apt configuration"
    printf '%s\n' "$mirror"
}

open_private_apt() {
    [ ${#private_apt[@]} -eq 0 ] || return 0
    make_scratch
    local state=$scratch/apt mirror signed=''
    mirror=$(debian_mirror) || exit 1
    mkdir -p "$state"/{lists/partial,cache/archives/partial,none}
    : >"$state/status"
    if [ -r /usr/share/keyrings/debian-archive-keyring.gpg ]; then
        signed='[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg]'
    fi
    printf '%s\n' "deb $signed $mirror trixie main" "deb-src $signed $mirror trixie main" \
        "deb-src $signed $mirror sid main" >"$state/sources.list"
    private_apt=(-o Dir::Etc::sourcelist="$state/sources.list" -o Dir::Etc::sourceparts="$state/none"
        -o Dir::Etc::preferences="$state/none/preferences" -o Dir::Etc::preferencesparts="$state/none"
        -o Dir::State="$state" -o Dir::State::lists="$state/lists" -o Dir::State::status="$state/status"
        -o Dir::Cache="$state/cache" -o APT::Sandbox::User="$(id -un)" -o Acquire::Languages=none
        -o Acquire::Retries=3 -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false)
    advice="check that $mirror is reachable and has trixie and sid, or name another mirror in VIVA_DEBIAN_MIRROR"
    quietly apt-get "${private_apt[@]}" update -qq -o APT::Update::Error-Mode=any
}

# ---- step: Emscripten of Debian 13 on top of this system's clang-19 -------------------------------------------------
set_up_emscripten() {
    begin 'Emscripten' "or install one of your own ($viva_oldest_emscripten or newer) and put it on PATH or in EMSDK"
    if [ -e "$viva_tools/emscripten/debian" ] || viva_own_emscripten >/dev/null; then return 0; fi
    open_private_apt
    local version folder=$scratch/emscripten debs=$scratch/debs
    version=$(apt-cache "${private_apt[@]}" madison emscripten | awk -F ' *[|] *' '$3 ~ /Packages/ { print $2; exit }')
    viva_version_at_least "${version%%+*}" "$viva_oldest_emscripten" || fail "the mirror has only Emscripten '$version'"
    say "fetching Emscripten $version (250 MB)"
    mkdir -p "$folder/debian" "$folder/binaryen/bin" "$debs"
    # apt checks the signature of the lists and the SHA256 of each package.
    quietly env -C "$debs" apt-get "${private_apt[@]}" download -qq \
        "emscripten=$version" binaryen libc6 libstdc++6 libgcc-s1
    say 'unpacking Emscripten'
    unpack_emscripten "$debs" "$folder/debian"
    wrap_binaryen "$folder"
    write_emscripten_config >"$folder/em.config"
    # Emscripten's JavaScript optimizer imports acorn, which it looks for beside itself.
    ln -sfn ../../../../../../cmake/npm/node_modules "$folder/debian/usr/share/emscripten/node_modules"
    rm -rf "$viva_tools/emscripten"
    mv "$folder" "$viva_tools/emscripten"
    rm -rf "$debs"
    viva_set_environment
}

# Leaves out what Viva never links: 64-bit memory, position-independent code, threads (static hosts set no COOP/COEP).
unpack_emscripten() {
    local debs=$1 root=$2 package lib=./usr/share/emscripten/cache/sysroot/lib
    dpkg-deb --fsys-tarfile "$debs"/emscripten_*.deb | tar -x -C "$root" \
        --exclude='./usr/share/doc*' --exclude='./usr/share/emscripten/test' --exclude="$lib/wasm64-emscripten" \
        --exclude="$lib/wasm32-emscripten/pic" --exclude="$lib/wasm32-emscripten/lto/pic" \
        --exclude='*/thinlto' --exclude="$lib/wasm32-emscripten/*-mt*" --exclude="$lib/wasm32-emscripten/*-ww*"
    for package in binaryen libc6 libstdc++6 libgcc-s1; do
        dpkg-deb -x "$debs/$package"_*.deb "$root"
    done
    rm -rf "$root"/usr/share/doc "$root"/usr/lib/*/gconv
}

# Debian 13's Binaryen needs a newer C library than Debian 12 has, so it runs through the loader that came with it.
wrap_binaryen() {
    local folder=$1 loader program name
    loader=$(cd "$folder/debian" && find usr/lib usr/lib64 -name 'ld-linux-*.so.*' | sort | head -n 1)
    [ -n "$loader" ] || fail 'the unpacked C library has no loader'
    ln -s ../debian/usr/lib "$folder/binaryen/lib"
    for program in "$folder"/debian/usr/bin/wasm*; do
        name=${program##*/}
        cat >"$folder/binaryen/bin/$name" <<WRAPPER
#!/bin/sh
root=\$(dirname "\$(readlink -f "\$0")")/../../debian
exec "\$root/$loader" --library-path "\$root/usr/lib/$(uname -m)-linux-gnu" --argv0 "\$0" "\$root/usr/bin/$name" "\$@"
WRAPPER
        chmod +x "$folder/binaryen/bin/$name"
    done
}

# A Python file; paths are relative to it, so that the working tree may move.
write_emscripten_config() {
    cat <<'CONFIG'
import glob, os, shutil
here = os.path.dirname(os.path.abspath(os.getenv('EM_CONFIG')))
LLVM_ROOT = '/usr/bin'
CLANG_ADD_VERSION = LLVM_ADD_VERSION = '19'
BINARYEN_ROOT = here + '/binaryen'
NODE_JS = shutil.which('node')
CACHE = here + '/debian/usr/share/emscripten/cache'
FROZEN_CACHE = True
CLOSURE_COMPILER = glob.glob(here + '/../../cmake/npm/node_modules/google-closure-compiler-linux*/compiler')[:1]
CONFIG
}

# ---- step: library sources ------------------------------------------------------------------------------------------
# name, preferred version, versions that also do (a pattern). Stable's stay; sid's (imgui, utf8proc) may move on.
library_sources='
libsdl2      2.32.4+dfsg-1      2.32.*
md4c         0.5.2-2            0.5.*
uchardet     0.0.8-1            0.0.*
libunibreak  6.1-3              6.*
utf8proc     2.11.3-2           2.1[1-9].*
doctest      2.4.11-1           2.4.*
imgui        1.92.2b+ds-1       1.92.*
snowball     2.2.0-4            2.*
zlib         1:1.3.dfsg+really1.3.1-1  1:1.3.*
'

set_up_sources() {
    begin 'library sources' ''
    local name preferred pattern stamp
    while read -r name preferred pattern; do
        [ -n "$name" ] || continue
        stamp=$viva_root/.deps/$name/.viva-version
        # shellcheck disable=SC2053  # the pattern is meant as one
        if [ -e "$stamp" ] && [[ $(<"$stamp") == $pattern ]]; then continue; fi
        fetch_source "$name" "$preferred" "$pattern"
    done <<<"$library_sources"
}

fetch_source() {
    local name=$1 preferred=$2 pattern=$3 version offered folder tarball
    open_private_apt
    folder=$scratch/sources/$name
    offered=$(apt-cache "${private_apt[@]}" showsrc --only-source "$name" 2>/dev/null |
        sed -n 's/^Version: //p' | sort -rV) || true
    for version in "$preferred" $offered; do
        # shellcheck disable=SC2053  # the pattern is meant as one
        [[ $version == $pattern ]] || continue
        rm -rf "$folder" && mkdir -p "$folder/unpacked"
        # --tar-only: the signed index gives the tarball's SHA256, and mirrors lack some of the other files.
        env -C "$folder" apt-get "${private_apt[@]}" source -qq --download-only --tar-only --only-source \
            "$name=$version" >"$folder/log" 2>&1 || continue
        tarball=$(compgen -G "$folder/*.orig.tar.*" | head -n 1) || continue
        tar -x -f "$tarball" -C "$folder/unpacked" --strip-components=1
        printf '%s\n' "$version" >"$folder/unpacked/.viva-version"
        mkdir -p "$viva_root/.deps"
        rm -rf "$viva_root/.deps/$name"
        mv "$folder/unpacked" "$viva_root/.deps/$name"
        say "unpacked the sources of $name $version"
        return 0
    done
    say "the mirror has no $name $pattern; CMake will take it from upstream"
}

# ---- step: npm packages ---------------------------------------------------------------------------------------------
# npm ci checks each package against the integrity in package-lock.json; the stamp says which lock file is installed.
set_up_npm() {
    local folder=$1 stamp wanted
    begin "npm packages of $folder" 'check that npm reaches its registry (npm ping)'
    [ -e "$viva_root/$folder/package-lock.json" ] || return 0
    stamp=$viva_root/$folder/node_modules/.viva-lock
    wanted=$(sha256sum <"$viva_root/$folder/package-lock.json")
    if [ -e "$stamp" ] && [ "$(<"$stamp")" = "$wanted" ]; then return 0; fi
    say "fetching npm packages of $folder"
    quietly npm ci --prefix "$viva_root/$folder" --ignore-scripts --no-audit --no-fund
    printf '%s\n' "$wanted" >"$stamp"
}

set_up() {
    if is_debian; then
        set_up_debian_packages
        set_up_node
        set_up_emscripten
        set_up_sources
    else
        check_other_system
    fi
    set_up_npm cmake/npm
    set_up_npm web
}

if [ $# -eq 0 ]; then
    sed -n '2,/^$/s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi

trap 'fail "line $LINENO: $BASH_COMMAND"' ERR
trap remove_scratch EXIT
step='start' advice="make $viva_root writable"
mkdir -p "$viva_tools"
# Two builds may be started at once; the second waits. The lock is closed again before the command runs.
exec {lock}>"$viva_tools/lock"
if command -v flock >/dev/null && ! flock --nonblock "$lock"; then
    say 'waiting for another set-up to finish'
    flock "$lock"
fi
rm -rf "$viva_tools"/unfinished.*
viva_set_environment
set_up
exec {lock}>&-
remove_scratch
trap - ERR EXIT
exec "$@"
