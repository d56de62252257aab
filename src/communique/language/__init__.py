"""From text to tokens, trees and names: the language stage."""

from communique.language.analyser import Analyser, load_analyser
from communique.language.detection import detect_language
from communique.language.model import packaged_model_judges, packaged_model_mark

__all__ = ["Analyser", "detect_language", "load_analyser", "packaged_model_judges", "packaged_model_mark"]
