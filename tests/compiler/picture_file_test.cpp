#include "compiler/picture_file.h"

#include <doctest/doctest.h>

#include <string>

using namespace viva;
using compiler::picture_size;
using compiler::PictureSize;

namespace {

std::string bytes(std::initializer_list<int> values) {
    std::string made;
    for (const int value : values) made += static_cast<char>(value);
    return made;
}

const std::string png = bytes({0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0,    0, 0, 13, 'I', 'H', 'D',
                               'R',  0,   0,   2,   0x80, 0,    0,    1,    0xE0, 8, 2, 0,  0,   0});
const std::string gif = "GIF89a" + bytes({0x40, 1, 0xC8, 0, 0, 0, 0});

/// A JPEG's start: its EXIF orientation, a table, and the frame of 300 × 200.
std::string jpeg(int orientation) {
    const std::string exif =
        std::string("Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 25) + bytes({orientation, 0, 0});
    return bytes({0xFF, 0xD8, 0xFF, 0xE1, 0, static_cast<int>(exif.size()) + 2}) + exif +
           bytes({0xFF, 0xDB, 0, 4, 1, 2, 0xFF, 0xFF, 0xC2, 0, 17, 8, 0, 200, 1, 0x2C, 3});
}

std::string webp(std::string_view chunk, std::initializer_list<int> rest) {
    return "RIFF" + bytes({22, 0, 0, 0}) + "WEBP" + std::string(chunk) + bytes({10, 0, 0, 0}) + bytes(rest);
}

}  // namespace

TEST_CASE("pictures are known by their bytes, whatever their names say") {
    CHECK(compiler::picture_type(png) == "png");
    CHECK(compiler::picture_type("\xFF\xD8\xFF\xE0") == "jpg");
    CHECK(compiler::picture_type("GIF89a…") == "gif");
    CHECK(compiler::picture_type("RIFF\1\2\3\4WEBPVP8 ") == "webp");
    CHECK(compiler::picture_type("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>") == "svg");
    for (const std::string_view other :
         {"", "<html><script>", "RIFF", "<svg onload='x'/>", "<svg/onload =x>", "<svg><script>x</script></svg>",
          "<SVG>", "<svg><a href='javascript:x'/></svg>", "<svg><foreignObject/></svg>",
          "<svg xmlns='http://www.w3.org/2000/svg' xmlns:s='http://www.w3.org/2000/svg'><s:script>x</s:script></svg>",
          "<svg><h:script\n>x</h:script></svg>", "<svg><x:iframe/></svg>", "<svg><x:foreignObject/></svg>",
          "<svg><a href='java&#115;cript:x'/></svg>", "<svg><a href='&#X4A;avascript&#x3a;x'/></svg>",
          "<svg><a href='java&#10;script:x'/></svg>", "<svg><a href='java\nscript:x'/></svg>",
          "<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'x'>]><svg/>", "<svg onload\r='x'/>"})
        CHECK_MESSAGE(compiler::picture_type(other).empty(), std::string(other));
}

TEST_CASE("an SVG may speak of what it may not have") {
    for (const std::string_view harmless :
         {"<svg><text>a script: javascript runs</text></svg>", "<svg><metadata/><g id='script'/></svg>",
          "<svg><text>&#49;&#x32;&#;&#x110000; on</text></svg>", "<svg><s:description>x</s:description></svg>"})
        CHECK_MESSAGE(compiler::picture_type(harmless) == "svg", std::string(harmless));
}

TEST_CASE("each format tells its size in its header") {
    CHECK(picture_size(png) == PictureSize{640, 480});
    CHECK(picture_size(gif) == PictureSize{320, 200});
    CHECK(picture_size(webp("VP8X", {0, 0, 0, 0, 0x1F, 3, 0, 0x57, 2, 0})) == PictureSize{800, 600});
    CHECK(picture_size(webp("VP8 ", {0, 0, 0, 0x9D, 1, 0x2A, 0x40, 1, 0xF0, 0})) == PictureSize{320, 240});
    CHECK(picture_size(webp("VP8L", {0x2F, 0x3F, 0xC1, 0x3B, 0, 0, 0, 0, 0, 0})) == PictureSize{320, 240});
    CHECK(picture_size(bytes({0, 0, 0, 24}) + "ftypavif" + std::string(30, '\0') + "ispe" +
                       bytes({0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 128})) == PictureSize{256, 128});
}

TEST_CASE("a photograph is as large as it is shown, not as it is stored") {  // EXIF 2.3, table 4 (orientation)
    for (const int upright : {1, 2, 3, 4}) CHECK(picture_size(jpeg(upright)) == PictureSize{300, 200});
    for (const int turned : {5, 6, 7, 8}) CHECK(picture_size(jpeg(turned)) == PictureSize{200, 300});
}

TEST_CASE("an SVG is as large as it says, as its viewBox, or as CSS takes it") {
    const auto size = [](std::string_view attributes) {
        return picture_size("<svg xmlns='http://www.w3.org/2000/svg' " + std::string(attributes) + "><g/></svg>");
    };
    CHECK(size("width='120' height=\"80px\"") == PictureSize{120, 80});
    CHECK(size("width = '1in' height='72pt' viewBox='0 0 5 5'") == PictureSize{96, 96});
    CHECK(size("viewBox='0 0 400 300'") == PictureSize{400, 300});
    CHECK(size("viewBox='-10,-10,400,300' width='100%' height='auto'") == PictureSize{400, 300});
    CHECK(size("width='200' viewBox='0 0 400 300'") == PictureSize{200, 150});
    CHECK(size("height='150' viewBox='0 0 400 300' stroke-width='7'") == PictureSize{200, 150});
    CHECK(size("") == PictureSize{300, 150});
    CHECK(size("width='200000' height='100'") == PictureSize{65535, 33});
    CHECK(size("width='0' height='10'") == PictureSize{});
    CHECK(size("width='1e999' height='10'").height > 0);
    CHECK(size("width='-5' height='10'") == PictureSize{});
}

TEST_CASE("a header that is cut off tells no size, and nothing beyond it is read") {
    for (const std::string& whole :
         {png, gif, jpeg(6), webp("VP8X", {0, 0, 0, 0, 0x1F, 3, 0, 0x57, 2, 0}),
          webp("VP8L", {0x2F, 0x3F, 0xC1, 0x3B, 0, 0, 0, 0, 0, 0}), std::string("<svg width='12' height='9'/>")})
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const std::string part = whole.substr(0, size);
            CHECK((picture_size(part).width == 0) == (picture_size(part).height == 0));
        }
    CHECK(picture_size(png.substr(0, 19)) == PictureSize{});
    CHECK(picture_size(jpeg(1).substr(0, 40)) == PictureSize{});
}
