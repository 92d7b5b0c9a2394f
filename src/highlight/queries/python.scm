; Later patterns win. What the grammar's own file leaves out or gives away again:
(call function: (attribute attribute: (identifier) @function.method))
(function_definition name: (identifier) @function)
(class_definition name: (identifier) @type)
["and" "in" "is" "not" "or" "is not" "not in"] @keyword
; The decorator's name is a function; what it is given is code like any other.
(decorator (call arguments: (argument_list) @none))
