"""Train the sentence model.

    python -m training.suspect.fit --data parsed.pkl --base FOLDER --out run --steps 7000

`--base` is a folder with all-MiniLM-L6-v2 (model.safetensors and vocab.txt); `--start run/last-0.pt`
goes on from a checkpoint in place of it, or from an exported model.onnx, with the vocab.txt beside
either. Two processes may share the work, each started with its own `--number` (0 and 1) and the same
`--out`: every twenty steps each takes the mean of its weights and the other's. Needs PyTorch
(requirements.txt).
"""

import argparse
import json
import os
import pickle
from collections import Counter, defaultdict
from pathlib import Path
from random import Random

import numpy as np
import torch
from torch import nn
from torch.nn.functional import cross_entropy, normalize

from newslint.kinds.suspect.wordpiece import WordPiece
from training.suspect.damage import KINDS
from training.suspect.examples import UNLABELLED, Example, batches, examples, vocabulary_of
from training.suspect.export import reopened
from training.suspect.forms import Words
from training.suspect.hidden import verbs
from training.suspect.network import Network, from_minilm
from training.suspect.parsed import Parsed
from training.suspect.prepare import held_out

BATCH_PIECES, RATE, WARM_UP = 2400, 3e-4, 150
SHARE_EVERY, SAVE_EVERY, LOG_EVERY = 20, 250, 50
DAMAGE_WEIGHT, TAGS_WEIGHT = 3.0, 2.0
HEADS = ("tag", "number", "sent1", "sent2", "case")
_TAGS = ("VB", "VBD", "VBN", "VBG", "VBZ", "VBP", "NN", "NNS", "JJ")


def tensors(batch: list[Example]) -> tuple[torch.Tensor, ...]:
    """ids, cases, labels and numbers [sentences, pieces], kinds [sentences]."""
    longest = max(len(e.ids) for e in batch)
    made = np.zeros((4, len(batch), longest), np.int64)
    made[2:] = UNLABELLED
    for row, example in enumerate(batch):
        for part in range(4):
            made[part, row, : len(example.ids)] = example[part]
    return (*torch.from_numpy(made).unbind(0), torch.tensor([e.kind for e in batch]))


def words_of(
    sentences: list[Parsed], forms: dict[str, dict[str, str]], net: Network, pieces: WordPiece
) -> Words:
    """What the operators know of words: forms, and by the embeddings which words are alike."""
    counts = Counter((w, t) for s in sentences for w, t in zip(s.words, s.tags, strict=True) if w.islower())
    by_tag: dict[str, list[str]] = defaultdict(list)
    for (word, tag), count in sorted(counts.items()):
        if count >= 4 and tag in _TAGS and len(word) > 2 and word.isalpha():
            by_tag[tag].append(word)
    near = {}
    for tag, members in by_tag.items():
        whole = [w for w in members if len(pieces(w).ids) == 3]
        rows = normalize(net.word.weight.detach()[[pieces(w).ids[1] for w in whole]], dim=1)
        closest = (rows @ rows.T).topk(min(50, len(whole)), 1).indices.tolist()
        for word, others in zip(whole, closest, strict=True):
            own = set(forms.get(word, {}).values())
            near[word, tag] = [whole[j] for j in others[4:] if whole[j] not in own]
    return Words(forms, near, dict(by_tag))


def start(args: argparse.Namespace, sentences: list[Parsed]) -> tuple[Network, WordPiece]:
    """The network to train and its pieces; writes vocab.txt."""
    if args.start:
        vocabulary = (args.start.parent / "vocab.txt").read_text(encoding="utf-8").split("\n")
        net = Network(len(vocabulary))
        net.load_state_dict(weights_of(args.start))
    else:
        everything = (args.base / "vocab.txt").read_text(encoding="utf-8").splitlines()
        keep = vocabulary_of(sentences, WordPiece(everything), everything)
        vocabulary, net = [everything[i] for i in keep], from_minilm(args.base, keep)
    (args.out / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    return net, WordPiece(vocabulary)


def weights_of(path: Path) -> dict[str, torch.Tensor]:
    """Those of a checkpoint or of an exported model."""
    if path.suffix != ".onnx":
        return torch.load(path)  # type: ignore[no-any-return]
    return {name: torch.tensor(value) for name, value in reopened(path).items()}


def save(net: Network, path: Path) -> None:
    """Write the weights, whole or not at all."""
    torch.save(net.state_dict(), path.with_suffix(".tmp"))
    os.replace(path.with_suffix(".tmp"), path)


def share(net: Network, out: Path, number: int) -> None:
    """The mean of these weights and those that the other process left last."""
    save(net, out / f"shared-{number}.pt")
    other = out / f"shared-{1 - number}.pt"
    if other.exists():
        theirs = torch.load(other)
        with torch.no_grad():
            for name, value in net.state_dict().items():
                value.lerp_(theirs[name], 0.5)


def _mean(logits: torch.Tensor, labels: torch.Tensor, weight: torch.Tensor | None = None) -> torch.Tensor:
    """Cross-entropy over what is labelled; nothing where nothing is."""
    if not (labels != UNLABELLED).any():
        return logits.sum() * 0
    return cross_entropy(logits.float().flatten(0, -2), labels.flatten(), weight=weight)


def train(net: Network, source: object, args: argparse.Namespace) -> None:
    """All steps: the rate rises over WARM_UP steps and falls to nothing at the last."""
    heads = [p for n, p in net.named_parameters() if n.split(".")[0] in HEADS]
    body = [p for n, p in net.named_parameters() if n.split(".")[0] not in HEADS]
    groups = [{"params": body, "lr": RATE}, {"params": heads, "lr": 2 * RATE}]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, weight_decay=0.01, fused=True)
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / WARM_UP) * max(0.01, 1 - step / args.steps)
    )
    weight = torch.tensor([1.0] + [DAMAGE_WEIGHT] * (len(KINDS) - 1))
    lost, seen = 0.0, 0
    for step, batch in zip(range(1, args.steps + 1), source, strict=False):  # type: ignore[call-overload]
        ids, cases, labels, numbers, kinds = tensors(batch)
        with torch.autocast("cpu", torch.bfloat16):
            tags, number, sentence = net(ids, cases)
        loss = TAGS_WEIGHT * _mean(tags, labels, weight) + _mean(number, numbers) + _mean(sentence, kinds)
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        rate.step()
        lost, seen = lost + loss.item(), seen + len(batch)
        if step % LOG_EVERY == 0:
            print(
                json.dumps({"step": step, "examples": seen, "loss": round(lost / LOG_EVERY, 4)}), flush=True
            )
            lost = 0.0
        if step % SHARE_EVERY == 0:
            share(net, args.out, args.number)
        if step % SAVE_EVERY == 0 or step == args.steps:
            save(net, args.out / f"last-{args.number}.pt")


def main() -> None:
    """Train on all articles that are not held out."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--base", type=Path)
    options.add_argument("--start", type=Path)
    options.add_argument("--steps", type=int, default=7000)
    options.add_argument("--number", type=int, default=0)
    options.add_argument("--seed", type=int, default=100)
    args = options.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed + args.number)
    torch.set_num_threads(1)
    r = Random(args.seed + args.number)
    parsed, forms = pickle.loads(args.data.read_bytes())
    sentences = [s for s in (Parsed(*p) for p in parsed) if not held_out(s.article)]
    net, pieces = start(args, sentences)
    words, hidden = words_of(sentences, forms, net, pieces), verbs(sentences, forms)
    (args.out / "verbs.json").write_text(json.dumps(hidden, indent=0), encoding="utf-8")
    train(net, batches(examples(sentences, words, pieces, hidden, r), BATCH_PIECES, r), args)


if __name__ == "__main__":
    main()
