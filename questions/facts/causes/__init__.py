"""The causes: which part of a clause tells why. One module a family of them, each a function of a clause and a part."""
