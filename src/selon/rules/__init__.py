"""Rule files: the linguistic knowledge of a language, read and checked into a frozen `RuleSet`."""

from selon.rules.ruleset import RuleSet, load_rules, supported_languages

__all__ = ["RuleSet", "load_rules", "supported_languages"]
