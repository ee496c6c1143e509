"""Weights, vocabulary and thresholds of the sentence model; newslint reads them as files."""
