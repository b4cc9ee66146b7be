"""Rule packs: the models of their files and the checks across them."""
