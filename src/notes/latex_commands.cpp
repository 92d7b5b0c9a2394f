#include "notes/latex_commands.h"

#include <algorithm>
#include <iterator>

#include "notes/ascii.h"

namespace viva::notes {
namespace {

struct Command {
    std::string_view name;
    std::string_view text;
};

// Sorted by name. Symbols that the bundled fonts lack (ℝ, ℂ) are plain letters.
constexpr Command commands[] = {
    {"Alpha", "Α"},
    {"Beta", "Β"},
    {"Delta", "Δ"},
    {"Gamma", "Γ"},
    {"Lambda", "Λ"},
    {"Leftarrow", "⇐"},
    {"Leftrightarrow", "⇔"},
    {"Longrightarrow", "⇒"},
    {"Omega", "Ω"},
    {"Phi", "Φ"},
    {"Pi", "Π"},
    {"Pr", "Pr"},
    {"Psi", "Ψ"},
    {"Rightarrow", "⇒"},
    {"Sigma", "Σ"},
    {"Theta", "Θ"},
    {"Upsilon", "Υ"},
    {"Xi", "Ξ"},
    {"alpha", "α"},
    {"approx", "≈"},
    {"arccos", "arccos"},
    {"arcsin", "arcsin"},
    {"arctan", "arctan"},
    {"arg", "arg"},
    {"argmax", "argmax"},
    {"argmin", "argmin"},
    {"ast", "*"},
    {"beta", "β"},
    {"bigcap", "∩"},
    {"bigcup", "∪"},
    {"bullet", "•"},
    {"cap", "∩"},
    {"cdot", "·"},
    {"cdots", "⋯"},
    {"chi", "χ"},
    {"circ", "∘"},
    {"cong", "≅"},
    {"cos", "cos"},
    {"cosh", "cosh"},
    {"cup", "∪"},
    {"deg", "deg"},
    {"delta", "δ"},
    {"det", "det"},
    {"dim", "dim"},
    {"div", "÷"},
    {"dots", "…"},
    {"ell", "ℓ"},
    {"emptyset", "∅"},
    {"epsilon", "ε"},
    {"equiv", "≡"},
    {"eta", "η"},
    {"exists", "∃"},
    {"exp", "exp"},
    {"forall", "∀"},
    {"gamma", "γ"},
    {"gcd", "gcd"},
    {"ge", "≥"},
    {"geq", "≥"},
    {"gets", "←"},
    {"gg", "≫"},
    {"gt", ">"},
    {"iff", "⇔"},
    {"implies", "⇒"},
    {"in", "∈"},
    {"inf", "inf"},
    {"infty", "∞"},
    {"int", "∫"},
    {"iota", "ι"},
    {"kappa", "κ"},
    {"ker", "ker"},
    {"lambda", "λ"},
    {"land", "∧"},
    {"langle", "⟨"},
    {"lbrace", "{"},
    {"lceil", "⌈"},
    {"ldots", "…"},
    {"le", "≤"},
    {"leftarrow", "←"},
    {"leftrightarrow", "↔"},
    {"leq", "≤"},
    {"lfloor", "⌊"},
    {"lg", "lg"},
    {"lim", "lim"},
    {"ll", "≪"},
    {"ln", "ln"},
    {"lnot", "¬"},
    {"log", "log"},
    {"longrightarrow", "→"},
    {"lor", "∨"},
    {"lt", "<"},
    {"mapsto", "↦"},
    {"max", "max"},
    {"mid", "|"},
    {"min", "min"},
    {"mod", " mod "},
    {"mu", "μ"},
    {"nabla", "∇"},
    {"ne", "≠"},
    {"neg", "¬"},
    {"neq", "≠"},
    {"notin", "∉"},
    {"nu", "ν"},
    {"omega", "ω"},
    {"oplus", "⊕"},
    {"otimes", "⊗"},
    {"partial", "∂"},
    {"perp", "⊥"},
    {"phi", "φ"},
    {"pi", "π"},
    {"pm", "±"},
    {"prime", "′"},
    {"prod", "∏"},
    {"propto", "∝"},
    {"psi", "ψ"},
    {"qquad", "  "},
    {"quad", " "},
    {"rangle", "⟩"},
    {"rbrace", "}"},
    {"rceil", "⌉"},
    {"rfloor", "⌋"},
    {"rho", "ρ"},
    {"rightarrow", "→"},
    {"setminus", "\\"},
    {"sigma", "σ"},
    {"sim", "~"},
    {"simeq", "≈"},
    {"sin", "sin"},
    {"sinh", "sinh"},
    {"star", "*"},
    {"subset", "⊂"},
    {"subseteq", "⊆"},
    {"sum", "∑"},
    {"sup", "sup"},
    {"supset", "⊃"},
    {"supseteq", "⊇"},
    {"tan", "tan"},
    {"tanh", "tanh"},
    {"tau", "τ"},
    {"theta", "θ"},
    {"times", "×"},
    {"to", "→"},
    {"upsilon", "υ"},
    {"varepsilon", "ε"},
    {"varnothing", "∅"},
    {"varphi", "φ"},
    {"vartheta", "θ"},
    {"vdots", "⋮"},
    {"vee", "∨"},
    {"wedge", "∧"},
    {"xi", "ξ"},
    {"zeta", "ζ"},
};
static_assert(std::is_sorted(std::begin(commands), std::end(commands),
                             [](const Command& left, const Command& right) { return left.name < right.name; }));

// Only say how their argument looks.
constexpr std::string_view styles[] = {"text",       "mathrm",    "mathbf",  "mathit",   "mathsf",       "mathtt",
                                       "mathcal",    "mathbb",    "mathscr", "mathfrak", "operatorname", "boldsymbol",
                                       "bm",         "textbf",    "textit",  "textrm",   "mbox",         "boxed",
                                       "underbrace", "overbrace", "tag",     "pmb"};
// Say nothing in plain text.
constexpr std::string_view silent[] = {"left",   "right",    "big",   "Big",          "bigg",      "Bigg",   "bigl",
                                       "bigr",   "Bigl",     "Bigr",  "displaystyle", "textstyle", "limits", "nolimits",
                                       "middle", "nonumber", "hline", "rm",           "bf",        "it"};
// Stand over a letter: as words, because few fonts can put marks over any letter.
constexpr std::string_view accents[] = {"hat",  "bar",      "vec",     "tilde",     "dot",
                                        "ddot", "overline", "widehat", "widetilde", "underline"};

}  // namespace

std::optional<std::string_view> symbol_of_command(std::string_view name) {
    const auto* const found =
        std::lower_bound(std::begin(commands), std::end(commands), name,
                         [](const Command& command, std::string_view wanted) { return command.name < wanted; });
    return found == std::end(commands) || found->name != name ? std::nullopt : std::optional(found->text);
}

bool is_style_command(std::string_view name) { return is_one_of(name, styles); }
bool is_silent_command(std::string_view name) { return is_one_of(name, silent); }
bool is_accent_command(std::string_view name) { return is_one_of(name, accents); }

}  // namespace viva::notes
