"""The words a person sees, in French and in English: one TOML file for each, with the same keys."""

from selon.ui.words import UI_LANGUAGES, Words, find_ui, load_words

__all__ = ["UI_LANGUAGES", "Words", "find_ui", "load_words"]
