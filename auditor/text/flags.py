"""What a word may be, as bits, so that a sentence without any such word is passed over at once.

A finder's `mark` says which bits a word carries; it is asked once for each distinct word.
"""

BE = 1 << 0  # a form of be or get (English), of ser (Spanish)
PARTICIPLE = 1 << 1
ADVERB = 1 << 2  # may stand between be and a participle
TERM = 1 << 3  # the first word of a term with a plain replacement
LEGAL = 1 << 4  # shall, herein, pursuant and their like
NEGATIVE = 1 << 5  # not, never, unless, un-
CONDITION = 1 << 6  # if, unless, except, provided
CAPITALS = 1 << 7  # two capital letters or more: an acronym, or a shout
DIGIT = 1 << 8  # holds a digit
EMPTY_VERB = 1 << 9  # make, conduct, provide: a verb that may hide another in a noun
READER = 1 << 10  # addresses the reader: you, your
FOREIGN = 1 << 11  # a word of another language's small words
CUSTOM = 1 << 12  # the first word of one of an agency's own terms
HERE = 1 << 13  # here, aquí: what a link that says nothing is called
UNCLEAR = 1 << 14  # a date, time or amount that readers may take for another
WORDY = 1 << 16  # in a wordy phrase
WEAK_TERM = 1 << 15  # in a term that is as frequent in easy text: off by default
NAME = 1 << 24  # begins with a capital letter: a name, where it does not begin the sentence
NOT_A_WORD = 1 << 25  # all in capitals, an address or a number: no word of the language anywhere
DIFFICULT = 1 << 26  # three syllables or more, and not on textstat's list of easy words
