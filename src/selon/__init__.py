"""Selon reads news reports and records who said what, when and according to whom, with the exact words.

>>> import selon
>>> reading = selon.read("« Rien n'est décidé », affirme la ministre.", published="2022-12")
>>> reading.statements[0].content[0].text
"Rien n'est décidé"
"""

__version__ = "0.1.0"
