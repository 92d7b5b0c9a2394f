// The labels by which notes in many languages mark questions and answers. Folded: lower case, ё as е.
#pragma once

#include <string_view>

namespace viva::notes::phrases {

// Whoever asks in a dialogue, and does not ask only.
inline constexpr std::string_view asker_labels[] = {
    "interviewer", "면접관", "интервьюер", "entrevistador", "面试官", "面試官", "面接官", "người phỏng vấn",
};

// Labels of the lines of a card: "Q: …", "A: …".
inline constexpr std::string_view card_question_labels[] = {
    "q",        "question", "ques",     "que",     "질문",  "문제",    "문",   "вопрос",  "питання",
    "pregunta", "vopros",   "pergunta", "domanda", "frage", "pytanie", "soru", "câu hỏi", "pertanyaan",
    "问",       "问题",     "问题描述", "問",      "問題",  "質問",    "سؤال", "שאלה",    "प्रश्न",
};
inline constexpr std::string_view card_answer_labels[] = {
    "candidate", "interviewee", "지원자",    "면접자", "кандидат",  "соискатель", "candidato", "ứng viên",
    "候选人",    "面试者",      "候選人",    "応募者", "a",         "ans",        "answer",    "답",
    "답변",      "정답",        "ответ",     "otvet",  "відповідь", "respuesta",  "resposta",  "risposta",
    "antwort",   "réponse",     "odpowiedź", "cevap",  "trả lời",   "đáp án",     "jawaban",   "答",
    "答案",      "回答",        "解答",      "答え",   "إجابة",     "جواب",       "الإجابة",   "תשובה",
    "उत्तर",      "câu trả lời", "lösung",
};

// Of the labels of questions, those that may as well begin the name of a problem to solve: "Problem: a slow query".
inline constexpr std::string_view problem_labels[] = {
    "문제", "문", "问题", "问题描述", "問題", "que", "प्रश्न",
};

// What stands above an answer as a heading, besides these.
inline constexpr std::string_view solution_headings[] = {
    "solution",  "풀이",   "решение", "розв'язання", "solución", "solução",
    "soluzione", "lösung", "题解",    "解法",        "解き方",
};

// Headings above an answer that say what kind of answer it is.
inline constexpr std::string_view answer_kind_headings[] = {
    "answer guide",
    "answer outline",
    "answer sketch",
    "answer notes",
    "answer key points",
    "model answer",
    "sample answer",
    "your answer",
    "example answer",
    "suggested answer",
    "expected answer",
    "possible answer",
    "ideal answer",
    "strong answer",
    "good answer",
    "short answer",
    "quick answer",
    "brief answer",
    "concise answer",
    "detailed answer",
    "full answer",
    "in-depth answer",
    "interview answer",
    "expected answers",
    "sample answers",
    "모범 답안",
    "모범 답변",
    "예시 답안",
    "예시 답변",
    "답변 예시",
    "답안 예시",
    "추천 답변",
    "짧은 답변",
    "краткий ответ",
    "короткий ответ",
    "полный ответ",
    "подробный ответ",
    "развернутый ответ",
    "пример ответа",
    "образец ответа",
    "хороший ответ",
    "эталонный ответ",
    "respuesta corta",
    "respuesta breve",
    "respuesta modelo",
    "respuesta sólida",
    "respuesta completa",
    "resposta curta",
    "resposta modelo",
    "resposta completa",
    "réponse courte",
    "réponse modèle",
    "réponse attendue",
    "musterantwort",
    "kurzantwort",
    "kurze antwort",
    "ausführliche antwort",
    "参考答案",
    "參考答案",
    "标准答案",
    "回答要点",
    "参考回答",
    "简答",
    "回答例",
    "解答例",
    "模範解答",
    "câu trả lời mẫu",
};

// Heads of the columns of such a table; the labels above will do, too.
inline constexpr std::string_view question_columns[] = {
    "questions", "질문들",  "вопросы", "питання", "preguntas", "perguntas", "domande", "fragen",
    "pytania",   "sorular", "面试题",  "面試題",  "提问",      "疑問",      "أسئلة",   "שאלות",
};
inline constexpr std::string_view answer_columns[] = {
    "answers",   "short answer", "ответы",     "відповіді", "respuestas", "respostas", "risposte",
    "antworten", "réponses",     "odpowiedzi", "cevaplar",  "参考答案",   "إجابات",    "תשובות",
};

// Besides these, what a note or a part of one is named that holds questions, asked by someone.
inline constexpr std::string_view interview_words[] = {
    "interview",    "quiz",      "면접",
    "собеседовани", "співбесід", "entrevista",
    "entretien",    "colloquio", "vorstellungsgespräch",
    "mülakat",      "phỏng vấn", "面试",
    "面試",         "面接",      "مقابلة",
};

// Heads of two columns of which one says what the other means.
struct ColumnPair {
    std::string_view term;
    std::string_view meaning;
};
inline constexpr ColumnPair term_columns[] = {
    {"term", "definition"},
    {"term", "meaning"},
    {"term", "explanation"},
    {"concept", "definition"},
    {"word", "definition"},
    {"acronym", "meaning"},
    {"abbreviation", "meaning"},
    {"acronym", "definition"},
    {"약어", "의미"},
    {"аббревиатура", "расшифровка"},
    {"용어", "정의"},
    {"용어", "설명"},
    {"용어", "뜻"},
    {"термин", "определение"},
    {"термин", "значение"},
    {"понятие", "определение"},
    {"término", "definición"},
    {"termo", "definição"},
    {"terme", "définition"},
    {"begriff", "definition"},
    {"术语", "定义"},
    {"术语", "解释"},
    {"用語", "意味"},
    {"用語", "説明"},
    {"概念", "定义"},
    {"概念", "解释"},
    {"terim", "tanım"},
    {"pojęcie", "definicja"},
};

// Single letters that stand for "question" and "answer": German, Spanish and Portuguese, French, Italian, Russian and
// Ukrainian, Polish, Dutch, Arabic, Hebrew.
struct LetterPair {
    std::string_view question;
    std::string_view answer;
};
inline constexpr LetterPair card_letters[] = {
    {"q", "a"}, {"f", "a"}, {"p", "r"}, {"q", "r"}, {"d", "r"}, {"в", "о"},
    {"п", "в"}, {"p", "o"}, {"v", "a"}, {"س", "ج"}, {"ש", "ת"},
};

// What the head of a question in a FAQ of the Usenet begins with.
inline constexpr std::string_view faq_subject = "Subject:";

// What a label before an answer key says: "Answer: B".
inline constexpr std::string_view answer_labels[] = {
    "the correct answer is option",
    "correct answer is option",
    "the correct answer is",
    "correct answer is",
    "the right answer is",
    "right answer is",
    "the answer is",
    "answer is",
    "correct answer",
    "correct answers",
    "right answer",
    "right answers",
    "correct option",
    "correct options",
    "correct choice",
    "correct choices",
    "answer key",
    "answer",
    "answers",
    "ans",
    "정답은",
    "정답",
    "답안",
    "답은",
    "답",
    "правильный ответ",
    "верный ответ",
    "ответ",
    "respuesta correcta",
    "la respuesta correcta es",
    "respuesta",
    "resposta correta",
    "a resposta correta é",
    "resposta",
    "gabarito",
    "bonne réponse",
    "la bonne réponse est",
    "réponse",
    "reponse",
    "richtige antwort",
    "antwort",
    "risposta corretta",
    "risposta",
    "poprawna odpowiedź",
    "odpowiedź",
    "doğru cevap",
    "cevap",
    "yanıt",
    "đáp án",
    "trả lời",
    "câu trả lời",
    "jawaban",
    "正确答案",
    "正確答案",
    "答案",
    "答",
    "正解",
    "解答",
    "答え",
    "回答",
    "відповідь",
    "правильна відповідь",
    "الإجابة الصحيحة",
    "الإجابة",
    "الاجابة",
    "الجواب",
    "תשובה נכונה",
    "תשובה",
    "پاسخ",
    "उत्तर",
    "răspuns",
    "antwoord",
    "svar",
    "vastaus",
    "odpověď",
    "válasz",
    "përgjigja",
    "odgovor",
    "คำตอบ",
};

// What opens an answer that is folded away: one of the first says what to do, one of the second with what. A space
// stands around words of scripts that put one between words.
inline constexpr std::string_view reveal_words[] = {
    " show ",    " view ",     " see ",      " reveal ",     " click ",   " tap ",      " open ",     " expand ",
    " check ",   " toggle ",   " display ",  " unfold ",     "보기",      "확인",       "펼치기",     "펼쳐",
    "클릭",      "열기",       " показать ", " посмотреть ", " открыть ", " смотреть ", " показати ", " ver ",
    " mostrar ", " muestra ",  " mostre ",   " revelar ",    " clique ",  " voir ",     " afficher ", " cliquez ",
    " mostra ",  " anzeigen ", " zeigen ",   " aufklappen ", " pokaż ",   " zobacz ",   " göster ",   " xem ",
    " hiện ",    " lihat ",    "查看",       "点击",         "展开",      "显示",       "顯示",       "點擊",
    "展開",      "表示",       "見る",       "クリック",     "開く",
};
inline constexpr std::string_view revealed_words[] = {
    " answer ",    " answers ",    " solution ", " solutions ", "정답",        "답변",      "답안",
    " 답 ",        "해설",         "풀이",       " ответ ",     " ответы ",    " решение ", " відповідь ",
    " respuesta ", " respuestas ", " solución ", " resposta ",  " respostas ", " solução ", " gabarito ",
    " réponse ",   " réponses ",   " risposta ", " antwort ",   " antworten ", " lösung ",  " odpowiedź ",
    " cevap ",     " cevabı ",     " đáp án ",   " trả lời ",   " jawaban ",   "答案",      "解答",
    "答え",        "回答",         "解析",       "解説",
};

// What may stand there too, and mean something else in other places: "Key: B", but "Key", "Solution 1: with a stack".
inline constexpr std::string_view key_labels[] = {"correct", "solution", "key", "solución", "lösung"};
// Those of them that are a label also where they stand alone.
inline constexpr std::string_view solution_labels[] = {"solution", "solución", "lösung"};

}  // namespace viva::notes::phrases
