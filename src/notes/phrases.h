// The words by which notes in many languages ask, name their parts and lead around. Folded: lower case, ё as е.
#pragma once

#include <string_view>

namespace viva::notes::phrases {

// A question or a task begins with one of these…
inline constexpr std::string_view openings[] = {
    // English
    "what is ", "what are ", "what's ", "what does ", "what do ", "what will ", "what would ", "what happens ",
    "what kind", "what type", "why ", "how does ", "how do ", "how is ", "how are ", "how can ", "how could ",
    "how would ", "how will ", "how many ", "how much ", "how to ", "when should ", "when would ", "when do ",
    "when to ", "where is ", "where are ", "where do ", "which ", "who is ", "is it ", "is there ", "are there ",
    "can you ", "can we ", "could you ", "do you ", "does ", "have you ", "will ", "would you ", "should ", "explain ",
    "describe ", "define ", "compare ", "discuss ", "differentiate ", "distinguish ", "list the ", "list some ",
    "list out ", "name the ", "name some ", "name three ", "name two ", "tell me ", "tell us ", "walk me ", "give an ",
    "give me ", "give some ", "difference between ", "differences between ",
    // Russian, Ukrainian, Bulgarian
    "что такое ", "что означает ", "что значит ", "что будет ", "что делает ", "что произойдет ", "что возвращает ",
    "что делать ", "что может ", "что лучше ", "что вы ", "что ", "зачем ", "почему ", "как ", "какие ", "какой ",
    "какая ", "какое ", "какими ", "какую ", "каковы ", "каким ", "каких ", "чем ", "в чем ", "для чего ", "где ",
    "когда ", "кто ", "сколько ", "можно ли ", "нужно ли ", "есть ли ", "может ли ", "могут ли ", "возможно ли ",
    "существует ли ", "является ли ", "являются ли ", "допустим", "расскажите ", "объясните ", "опишите ", "назовите ",
    "перечислите ", "приведите ", "дайте ", "сравните ", "отличие ", "отличия ", "разница между ", "в каких ",
    "в каком ", "на каком ", "с помощью чего ", "від чого ", "що таке ", "чому ", "навіщо ", "поясніть ", "опишіть ",
    // Spanish, Portuguese, Italian, French
    "qué ", "que es ", "cómo ", "cuál", "por qué ", "para qué ", "cuándo ", "explique ", "explica ", "describa ",
    "describe ", "mencione ", "defina ", "diferencia entre ", "hable ", "nombre ", "o que é ", "o que são ", "o que ",
    "qual ", "quais ", "por que ", "porque ", "para que ", "como ", "quando ", "descreva ", "cite ", "fale ", "compare ",
    "diferença entre ", "che cos", "cos'è ", "cosa ", "quali ", "perché ", "spiega ", "descrivi ", "differenza tra ",
    "qu'est-ce ", "que signifie ", "quelle ", "quel ", "quels ", "quelles ", "pourquoi ", "comment ", "à quoi ",
    "expliquez ", "décrivez ", "citez ", "définissez ", "différence entre ",
    // German, Polish, Turkish
    "was ist ", "was sind ", "was bedeutet ", "warum ", "wie ", "wann ", "welche", "wozu ", "wodurch ", "erkläre",
    "erläutere", "beschreibe", "nenne", "unterschied zwischen ", "co to ", "czym ", "dlaczego ", "jak ", "jaka ",
    "jaki ", "jakie ", "kiedy ", "wyjaśnij ", "opisz ", "wymień ", "neden ", "nasıl ", "açıkla",
    // Vietnamese, Indonesian
    "thế nào ", "tại sao ", "vì sao ", "làm sao ", "làm thế nào ", "giải thích ", "trình bày ", "hãy ", "nêu ",
    "liệt kê ", "mô tả ", "so sánh ", "phân biệt ", "sự khác ", "khi nào ", "có phải ", "apa ", "mengapa ", "kenapa ",
    "bagaimana ", "jelaskan ", "sebutkan ", "perbedaan ",
    // Chinese, Japanese
    "什么是", "什么叫", "为什么", "为何", "如何", "怎么", "怎样", "请解释", "请描述", "请说", "请谈", "请列", "请简述",
    "请写", "请罗列", "请尽", "请", "解释", "描述", "简述", "列举", "谈谈", "说说", "说一下", "介绍一下", "讲讲",
    "讲一下", "比较", "对比", "什麼是", "為什麼", "請", "なぜ", "何が", "どう", "どの",
    // Arabic, Persian, Hebrew, Hindi
    "ما هو ", "ما هي ", "ماهو ", "ما الفرق ", "ما ", "ماذا ", "لماذا ", "كيف ", "متى ", "هل ", "اشرح ", "صف ", "اذكر ",
    "عرف ", "چیست", "چرا ", "چگونه ", "چه ", "آیا ", "מה ", "מהו ", "מהי ", "מהם ", "מהן ", "למה ", "מדוע ", "כיצד ",
    "איך ", "מתי ", "האם ", "הסבר", "תאר", "क्या ", "क्यों ", "कैसे ", "समझाइए",
};

// …or ends with one of these.
inline constexpr std::string_view endings[] = {
    // Korean
    "이란", "무엇인가", "무엇인지", "무엇인가요", "무엇일까", "할까", "까요", "인가요", "가요", "나요", "는가", "인가",
    "설명하시오", "설명하라", "십시오", "시오", "설명", "주세요", "보세요", "하세요", "해라",
    // Japanese
    "とは", "ですか", "ますか", "でしょうか", "でしたか", "ましたか", "ください", "せよ", "述べよ",
    // Chinese
    "吗", "呢", "嗎", "是什么", "是什麼", "有哪些", "的区别", "的區別", "怎么办", "怎么做", "为什么",
    // Persian, Hindi
    "چیست", "हैं", "क्या है",
};

// What one asks about, though it is no sentence.
inline constexpr std::string_view topics[] = {
    " vs ", " vs. ", " versus ", "difference between", "differences between", "разница между", "отличие ", "отличия ",
    "проблема ", "문제", "차이", "비교", "の違い", "区别", "區別", "diferencia entre", "diferença entre",
    "différence entre", "unterschied zwischen", "pros and cons", "advantages and disadvantages",
};

// Headings that name a part of a note and ask nothing.
inline constexpr std::string_view apparatus[] = {
    "reference", "references", "source", "sources", "further reading", "see also", "links", "resources", "bibliography",
    "related", "related questions", "related links", "read more", "more", "notes", "note", "footnotes", "credits",
    "authors", "author", "contributors", "contributing", "contribution", "license", "licence", "acknowledgements",
    "acknowledgments", "table of contents", "contents", "toc", "index", "content", "summary", "conclusion",
    "tl;dr", "follow-ups", "follow ups", "follow-up questions", "appendix", "changelog", "about", "disclaimer", "faq",
    "answer", "answers", "solution", "solutions", "hint", "hints", "explanation", "output", "example", "examples",
    "code", "personal recommendation", "recommendation", "recommendations",
    "참고", "참고자료", "참고 자료", "참고문헌", "출처", "레퍼런스", "목차", "더 읽을거리", "기여", "라이선스", "정리",
    "마치며", "결론", "요약", "답", "정답", "해설", "답변",
    "ссылки", "источники", "литература", "содержание", "оглавление", "авторы", "лицензия", "см. также", "ответ",
    "ответы", "пример", "примеры", "итог", "заключение", "дополнительно", "связанные вопросы", "решение",
    "referencias", "fuentes", "enlaces", "índice", "contenido", "contribuyentes", "licencia", "contribuyendo",
    "referências", "fontes", "conteúdo", "contribuidores", "licença", "sumário", "respuesta", "resposta", "ejemplo",
    "exemplo", "références", "sommaire", "réponse", "exemple", "quellen", "inhalt", "inhaltsverzeichnis", "antwort",
    "beispiel", "参考", "参考资料", "参考文献", "参考链接", "目录", "目次", "总结", "小结", "结语", "附录", "答案", "示例",
    "推荐阅读", "著者", "まとめ", "出典", "tài liệu tham khảo", "mục lục", "المراجع", "المحتويات", "מקורות",
};

// Headings of a program's manual: a note with several of them is no study note.
inline constexpr std::string_view manual[] = {
    "installation", "install", "installing", "getting started", "quick start", "quickstart", "usage", "requirements",
    "prerequisites", "configuration", "setup", "set up", "build", "building", "api", "api reference", "documentation",
    "features", "license", "licence", "contributing", "changelog", "release notes", "roadmap", "support", "community",
    "development", "deployment", "troubleshooting", "screenshots", "demo", "download", "upgrading", "migration",
    "설치", "사용법", "시작하기", "라이선스", "기여하기", "установка", "использование", "лицензия", "instalación", "uso",
    "licencia", "instalação", "licença", "installation et utilisation", "安装", "使用方法", "快速开始", "许可证",
    "インストール", "使い方", "ライセンス",
};

// A link that only leads back.
inline constexpr std::string_view back_links[] = {
    "back to top", "to top", "back to toc", "back to contents", "back to the top", "go to top", "return to top", "top",
    "back", "up", "go back", "return", "back to table of contents", "back to index", "table of contents", "contents",
    "home", "menu", "index", "위로", "뒤로", "맨 위로", "목차로", "목차", "처음으로", "돌아가기", "홈으로", "наверх",
    "вверх", "назад", "к содержанию", "к оглавлению", "содержание", "оглавление", "в начало", "volver", "volver arriba",
    "arriba", "subir", "volver al inicio", "ir arriba", "voltar", "voltar ao topo", "topo", "retour", "retour en haut",
    "haut de page", "nach oben", "zurück", "返回", "返回顶部", "回到顶部", "返回目录", "回目录", "トップへ", "トップに戻る",
    "目次へ", "戻る", "về đầu trang", "lên đầu trang", "العودة", "חזרה", "torna su", "na górę", "başa dön",
};

// What stands before a question, or alone above it: "Question 3", "Q:".
inline constexpr std::string_view question_labels[] = {
    "question", "questions", "quiz", "q", "no.", "problem", "exercise", "task", "질문", "문제", "퀴즈", "вопрос",
    "задача", "задание", "питання", "pregunta", "ejercicio", "pergunta", "questão", "exercício", "domanda", "frage",
    "aufgabe", "pytanie", "soru", "câu hỏi", "câu", "pertanyaan", "soal", "问题", "题目", "問題", "質問", "第", "题", "問",
    "سؤال", "السؤال", "שאלה", "प्रश्न",
};

// Labels of the lines of a card: "Q: …", "A: …".
inline constexpr std::string_view card_question_labels[] = {
    "q", "question", "질문", "문제", "문", "вопрос", "питання", "pregunta", "pergunta", "domanda", "frage", "pytanie",
    "soru", "câu hỏi", "pertanyaan", "问", "问题", "问题描述", "問", "問題", "質問", "سؤال", "שאלה", "प्रश्न",
};
inline constexpr std::string_view card_answer_labels[] = {
    "a", "ans", "answer", "답", "답변", "정답", "ответ", "відповідь", "respuesta", "resposta", "risposta", "antwort",
    "réponse", "odpowiedź", "cevap", "trả lời", "đáp án", "jawaban", "答", "答案", "回答", "解答", "答え", "إجابة", "جواب",
    "الإجابة", "תשובה", "उत्तर",
};

// What a label before an answer key says: "Answer: B".
inline constexpr std::string_view answer_labels[] = {
    "the correct answer is option", "correct answer is option", "the correct answer is", "correct answer is",
    "the right answer is", "right answer is", "the answer is", "answer is", "correct answer", "right answer",
    "correct option", "correct choice", "answer key", "answer", "answers", "ans", "correct", "solution", "key",
    "정답은", "정답", "답안", "답은", "답", "правильный ответ", "верный ответ", "ответ", "respuesta correcta",
    "la respuesta correcta es", "respuesta", "solución", "resposta correta", "a resposta correta é", "resposta",
    "gabarito", "bonne réponse", "la bonne réponse est", "réponse", "reponse", "richtige antwort", "antwort", "lösung",
    "risposta corretta", "risposta", "poprawna odpowiedź", "odpowiedź", "doğru cevap", "cevap", "yanıt", "đáp án",
    "trả lời", "câu trả lời", "jawaban", "正确答案", "正確答案", "答案", "答", "正解", "解答", "答え", "回答",
    "відповідь", "правильна відповідь", "الإجابة الصحيحة", "الإجابة", "الاجابة", "الجواب", "תשובה נכונה", "תשובה",
    "پاسخ", "उत्तर", "răspuns", "antwoord", "svar", "vastaus", "odpověď", "válasz", "përgjigja", "odgovor", "คำตอบ",
};

}  // namespace viva::notes::phrases
