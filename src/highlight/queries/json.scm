; Later patterns win: a key is a string too.
(pair key: (string) @property)
