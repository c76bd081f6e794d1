"""Text: cut up, measured, graded and remarked on. Pure and offline; the time is linear in the length of a text.

| module | what |
|---|---|
| `reading` | HTML, Markdown and plain text as typed blocks; text that a site repeats |
| `review` | `review(blocks)`: all below for one text, in its language |
| `languages` | which language each block is in |
| `parsing`, `sentences` | a block as sentences of words; the only place where text is cut up |
| `lexicon`, `wordfacts`, `syllables`, `flags` | what is known of a word, looked up once |
| `measures` | counts over sentences, in one pass |
| `index` | our index and the grade with its range |
| `formulas` | the classical formulas on our counts; the one module that imports textstat |
| `finding`, `remarks`, `finders` | what a text rule gets and says, and the rules |
| `terms`, `word_lists`, `inflection`, `empty_words` | terms to replace, found and replaced in the right form; words that say nothing |
| `acronym_table`, `definitions` | known acronyms, and where a page spells one out |
| `passive`, `passive_en`, `passive_es` | the passive voice |
| `law`, `quoted` | text that its writer may not reword |
| `house_file` | an agency's audience, limits and word lists, read from TOML |
| `advice` | what mending single passages would do for the grade |

Importing this package loads nothing: import the module you need.
"""
