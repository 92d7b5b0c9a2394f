; Later patterns win. The grammar's own number patterns are written for Lua's matcher.
((literal) @number (#match? @number "^[-+]?[0-9]+([.][0-9]*)?$"))
[(keyword_asc) (keyword_desc) (keyword_default) (keyword_nulls) (keyword_first) (keyword_last)] @keyword
(object_reference name: (identifier) @none)
(create_table (object_reference name: (identifier) @type))
(invocation (object_reference name: (identifier) @function))
