"""newslint: text cleaning and editorial QA for news articles."""

__version__ = "0.1.0"
