"""The words a person sees: English ones in selon.pot, every other language a gettext catalogue (fr.po)."""

from selon.ui.words import UI_LANGUAGES, Words, find_ui, load_words

__all__ = ["UI_LANGUAGES", "Words", "find_ui", "load_words"]
