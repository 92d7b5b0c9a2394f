; Later patterns win.
(variable_assignment name: (variable_name) @variable)
["local" "declare" "readonly" "typeset" "unsetenv"] @keyword
