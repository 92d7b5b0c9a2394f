; `language.NAME` is highlighted as that language.
(script_element (raw_text) @language.javascript)
(style_element (raw_text) @language.css)
