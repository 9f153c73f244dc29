"""A document under the language model: tokens, sentences, paragraphs, and the model's own guess at names."""

from selon.analysis.model import LanguageModel, load_model
from selon.analysis.sentences import QUOTED_HEADING
from selon.analysis.tokens import Analysis, ModelName, Sentence, Token

__all__ = ["QUOTED_HEADING", "Analysis", "LanguageModel", "ModelName", "Sentence", "Token", "load_model"]
