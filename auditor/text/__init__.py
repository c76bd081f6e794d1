"""Text: cut up, measured, graded and remarked on. Pure and offline; the time is linear in the length of a text.

| module | what |
|---|---|
| `review` | `review(blocks)`: all below for one text, in its language |
| `languages` | which language each block is in |
| `parsing`, `sentences` | a block as sentences of words; the only place where text is cut up |
| `lexicon`, `wordfacts`, `syllables`, `flags` | what is known of a word, looked up once |
| `measures` | counts over sentences, in one pass |
| `index` | our index and the grade with its range |
| `formulas` | the classical formulas on our counts; the one module that imports textstat |
| `finding`, `finders`, `remarks` | text rules, and what they say |
| `house` | an agency's audience, limits and word lists |

Importing this package loads nothing: import the module you need.
"""
