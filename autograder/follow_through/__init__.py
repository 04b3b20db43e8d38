"""A mistake is charged once: a composite that is right but for the student's own earlier functions keeps its marks.

Two ways to see it: the composite is right when its earlier functions answer correctly (`correct_parts`), or its numbers
are the gradient with the student's own links put in (`own_links`). `retrials` tries both, `inherited` says it.
"""
