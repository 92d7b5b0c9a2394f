#include <doctest/doctest.h>

#include <string>

#include "notes/latex.h"

using viva::notes::latex_to_text;
using viva::notes::looks_like_latex;

TEST_CASE("formulas read as people would write them in plain text") {
    CHECK(latex_to_text("E = mc^2") == "E = mc²");
    CHECK(latex_to_text("\\frac{a}{b}") == "a/b");
    CHECK(latex_to_text("\\frac{a+b}{2n}") == "(a+b)/2n");
    CHECK(latex_to_text("\\sqrt{x^2+y^2} \\leq \\sqrt[3]{z}") == "√(x²+y²) ≤ ³√z");
    CHECK(latex_to_text("\\sum_{i=1}^{n} x_i") == "∑ᵢ₌₁ⁿ xᵢ");
    CHECK(latex_to_text("O(n \\log n)") == "O(n log n)");
    CHECK(latex_to_text("\\alpha\\beta \\in \\Omega") == "αβ ∈ Ω");
    CHECK(latex_to_text("A \\cup B \\subseteq C, x \\notin \\emptyset") == "A ∪ B ⊆ C, x ∉ ∅");
    CHECK(latex_to_text("f: X \\to Y, x \\mapsto x^{-1}") == "f: X → Y, x ↦ x⁻¹");
    CHECK(latex_to_text("\\left( \\hat{y} - \\bar{x} \\right)") == "( hat(y) - bar(x) )");
    CHECK(latex_to_text("\\text{if } x > 0") == "if x > 0");
    CHECK(latex_to_text("\\mathbb{R}^n, \\operatorname{softmax}(z)_i") == "Rⁿ, softmax(z)ᵢ");
    CHECK(latex_to_text("\\begin{bmatrix} a & b \\\\ c & d \\end{bmatrix}") == "a b\nc d");
    CHECK(latex_to_text("P(A \\mid B) = \\dfrac{P(B \\mid A) P(A)}{P(B)}") == "P(A | B) = (P(B | A) P(A))/(P(B))");
    CHECK(latex_to_text("50\\% \\{a\\} \\unknown{x}") == "50% {a} \\unknownx");
}

TEST_CASE("broken formulas end") {
    for (const char* formula : {"\\", "{", "}", "^", "_", "\\frac", "\\frac{", "\\sqrt[", "\\begin{", "\\text{",
                                "{{{{}}", "x^^^", "\\sqrt[]"})
        CHECK_MESSAGE(latex_to_text(formula).size() < 40, std::string(formula));
    CHECK(latex_to_text(std::string(100000, '{')).size() < 200000);
    CHECK(latex_to_text(std::string(100000, '^')).size() < 200000);
    std::string nested;
    for (int i = 0; i < 20000; ++i) nested += "\\frac{";
    CHECK(latex_to_text(nested).size() < 400000);
}

TEST_CASE("prices and sentences are no formulas") {
    for (const char* formula : {"x", "n-1", "O(n log n)", "\\alpha", "a_1", "10", "(a, b)", "x = y"})
        CHECK_MESSAGE(looks_like_latex(formula), std::string(formula));
    for (const char* text : {"5 for the first, and then 6", "100 billion of", "5 or 6", "a sentence of words"})
        CHECK_MESSAGE(!looks_like_latex(text), std::string(text));
}
