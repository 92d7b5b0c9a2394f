; Later patterns win.
(class_declaration name: (identifier) @type)
[(this) (super)] @keyword
["typeof" "instanceof" "in" "of" "new" "delete" "void"] @keyword
; Code inside a template string is no string.
(template_substitution) @none
