"""The network: a small BERT encoder with letter case; a tag and a number for each piece, a kind for each
sentence."""

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import gelu

from training.suspect.damage import KINDS

LAYERS, WIDTH, INNER, HEADS, PLACES, CASES, NUMBERS = 6, 384, 1536, 12, 130, 4, 3
_EPSILON = 1e-12


class Layer(nn.Module):
    """Self-attention and a feed-forward part, normalised behind each."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.o = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.n1, self.n2 = nn.LayerNorm(WIDTH, _EPSILON), nn.LayerNorm(WIDTH, _EPSILON)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x` [sentences, pieces, width]; `mask` is added to the attention's logits.

        Written out: on a processor the fused attention takes twice as long for short sentences.
        """
        count, pieces, _ = x.shape
        q, k, v = self.qkv(x).view(count, pieces, 3, HEADS, -1).permute(2, 0, 3, 1, 4).unbind(0)
        logits = torch.matmul(q * q.shape[-1] ** -0.5, k.transpose(-1, -2)) + mask.to(q.dtype)
        mixed = torch.matmul(logits.softmax(-1).to(v.dtype), v).transpose(1, 2)
        x = self.n1(x + self.o(mixed.reshape(x.shape)))
        return self.n2(x + self.down(gelu(self.up(x))))


class Network(nn.Module):
    """Pieces and their letter case to logits of KINDS."""

    def __init__(self, vocabulary: int) -> None:
        """`vocabulary`: how many pieces there are."""
        super().__init__()
        self.word, self.pos = nn.Embedding(vocabulary, WIDTH), nn.Embedding(PLACES, WIDTH)
        self.case = nn.Embedding(CASES, WIDTH)
        nn.init.zeros_(self.case.weight)
        self.norm = nn.LayerNorm(WIDTH, _EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.tag = nn.Linear(WIDTH, len(KINDS))
        self.number = nn.Linear(WIDTH, NUMBERS)
        self.sent1, self.sent2 = nn.Linear(2 * WIDTH, WIDTH), nn.Linear(WIDTH, len(KINDS))

    def forward(self, ids: Tensor, cases: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Tags [sentences, pieces, kinds], numbers [sentences, pieces, NUMBERS] and kinds [sentences,
        kinds]; piece 0 is padding."""
        padding = ids == 0
        x = self.norm(self.word(ids) + self.pos.weight[: ids.shape[1]] + self.case(cases))
        mask = torch.zeros(padding.shape, dtype=x.dtype).masked_fill(padding, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        most = x.masked_fill(padding[..., None], -1e4).max(1).values
        return self.tag(x), self.number(x), self.sent2(gelu(self.sent1(torch.cat([x[:, 0], most], 1))))


def from_minilm(folder: Path, keep: list[int]) -> Network:
    """A network with the encoder of all-MiniLM-L6-v2 (model.safetensors in `folder`) and, of its
    vocabulary, the pieces `keep`."""
    from safetensors.numpy import load_file

    raw = load_file(str(folder / "model.safetensors"))
    given = {name.removeprefix("bert."): torch.from_numpy(np.array(value)) for name, value in raw.items()}
    net = Network(len(keep))
    state = net.state_dict()
    state["word.weight"] = given["embeddings.word_embeddings.weight"][keep]
    kinds = given["embeddings.token_type_embeddings.weight"][0]
    state["pos.weight"] = given["embeddings.position_embeddings.weight"][:PLACES] + kinds
    for end in ("weight", "bias"):
        state[f"norm.{end}"] = given[f"embeddings.LayerNorm.{end}"]
        for number in range(LAYERS):
            theirs, ours = f"encoder.layer.{number}.", f"layers.{number}."
            parts = [given[f"{theirs}attention.self.{x}.{end}"] for x in ("query", "key", "value")]
            state[f"{ours}qkv.{end}"] = torch.cat(parts)
            state[f"{ours}o.{end}"] = given[f"{theirs}attention.output.dense.{end}"]
            state[f"{ours}n1.{end}"] = given[f"{theirs}attention.output.LayerNorm.{end}"]
            state[f"{ours}up.{end}"] = given[f"{theirs}intermediate.dense.{end}"]
            state[f"{ours}down.{end}"] = given[f"{theirs}output.dense.{end}"]
            state[f"{ours}n2.{end}"] = given[f"{theirs}output.LayerNorm.{end}"]
    net.load_state_dict(state)
    return net
