; Later patterns win.
(class_name) @type
(id_name) @type
(property_name) @property
