"""Everyday words that tell an address from the sentence around it.

Source: written down while looking at what follows and precedes addresses in abstracts and READMEs.
"""

SENTENCE_WORDS = frozenset(
    """
    a about above after all also an and any are as at be been before below both but by can code contains
    copy data do does each feel find follow following for from further get gives had has have here holds
    hosts how i if in includes instead into is it its just let like made make many may more most moreover
    no not now of on one only or other our over please provides see she should so some still such than
    that the their them then there these they this those through to today too under until up use used
    uses using via was we were what when where which while who will with without would you your
    """.split()
)
"""Words that continue a sentence rather than an address, in lower case."""
NO_SLUG = SENTENCE_WORDS | frozenset(
    """
    account actions archive bitbucket blog branch commit commits computer dataset datasets demo discussions
    docs documentation false git github gitlab he her him his huggingface input issue issues link links
    local method model models n name off organization output owner page pages paper platform project
    public pull pulls repo repos repository results running script scripts server site source supplementary
    test testing train training true username user w website weights wiki yes zenodo
    """.split()
)
"""Words that are no half of an ``owner/name`` mentioned in a sentence, in lower case."""
