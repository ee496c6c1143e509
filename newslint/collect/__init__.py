"""Rules over many articles: facts of each, merged in any order, judged when all are in."""
