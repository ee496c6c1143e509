"""Trained weights to an ONNX file with 8-bit weights, written node by node.

    python -m training.suspect.export --weights run/last-0.pt --out model.onnx

The graph reads one sentence (`ids` and `cases`, [pieces]) and gives `tags` [pieces, kinds], `numbers`
[pieces, 3] and `sentence` [kinds], all logits. Activations are quantised by the sentence they belong
to, so that a sentence's scores depend on nothing but the sentence. Weights have seven bits: the sums
of eight and seven bits overflow on no processor, so that the integer part is the same on all of them.
"""

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

LAYERS, WIDTH, HEADS = 6, 384, 12
MOST_WEIGHT = 63
EPSILON = 1e-12


class Graph:
    """Nodes and weights in the making; every method returns the name of its output."""

    def __init__(self, weights: dict[str, np.ndarray]) -> None:
        self.weights = weights
        self.nodes: list[Any] = []
        self.constants: dict[str, np.ndarray] = {}

    def constant(self, name: str, value: np.ndarray) -> str:
        """A named constant."""
        self.constants[name] = value
        return name

    def node(self, kind: str, *inputs: str, outputs: int = 1, **attributes: Any) -> Any:
        """One node; a list of names where it has several outputs."""
        names = [f"{kind}_{len(self.nodes)}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, **attributes))
        return names[0] if outputs == 1 else names

    def linear(self, x: str, name: str) -> str:
        """`x` [rows, in] times the 8-bit matrix `name`, with one scale a column, and its bias."""
        matrix = self.weights[f"{name}.weight"].T
        scale = np.maximum(np.abs(matrix).max(0), 1e-8) / MOST_WEIGHT
        whole = np.round(matrix / scale).astype(np.int8)
        small, step, zero = self.node("DynamicQuantizeLinear", x, outputs=3)
        product = self.node(
            "MatMulInteger", small, self.constant(f"{name}.matrix", whole), zero,
            self.constant(f"{name}.zero", np.zeros((), np.int8)),
        )  # fmt: skip
        wide = self.node("Cast", product, to=TensorProto.FLOAT)
        scales = self.node("Mul", step, self.constant(f"{name}.scale", scale.astype(np.float32)))
        scaled = self.node("Mul", wide, scales)
        return self.node("Add", scaled, self.constant(f"{name}.bias", self.weights[f"{name}.bias"]))

    def normal(self, x: str, name: str) -> str:
        """Layer normalisation."""
        scale = self.constant(f"{name}.scale", self.weights[f"{name}.weight"])
        bias = self.constant(f"{name}.shift", self.weights[f"{name}.bias"])
        return self.node("LayerNormalization", x, scale, bias, axis=-1, epsilon=EPSILON)

    def gelu(self, x: str) -> str:
        """As trained: by the error function."""
        half = self.node("Div", x, self.constant("root2", np.float32(2**0.5)))
        erf = self.node("Add", self.node("Erf", half), self.constant("one", np.float32(1)))
        return self.node("Mul", self.node("Mul", x, erf), self.constant("half", np.float32(0.5)))

    def embedding(self) -> str:
        """Pieces, places and letter case, normalised: [pieces, width]."""
        table = self.weights["word.weight"]
        scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
        whole = self.constant("word.table", np.round(table / scale).astype(np.int8))
        rows = self.node("Cast", self.node("Gather", whole, "ids"), to=TensorProto.FLOAT)
        steps = self.node("Gather", self.constant("word.step", scale.astype(np.float32)), "ids")
        words = self.node("Mul", rows, steps)
        places = self.node(
            "Slice", self.constant("place.table", self.weights["pos.weight"]),
            self.constant("start", np.array([0])), self.node("Shape", "ids"),
            self.constant("axis", np.array([0])),
        )  # fmt: skip
        cases = self.node("Gather", self.constant("case.table", self.weights["case.weight"]), "cases")
        return self.normal(self.node("Add", self.node("Add", words, places), cases), "norm")

    def layer(self, x: str, number: int) -> str:
        """One encoder layer."""
        name = f"layers.{number}"
        parts = self.node("Split", self.linear(x, f"{name}.qkv"), outputs=3, axis=1, num_outputs=3)
        shape = self.constant("by.head", np.array([-1, HEADS, WIDTH // HEADS]))
        q, k, v = (self.node("Reshape", part, shape) for part in parts)
        q = self.node("Mul", q, self.constant("root", np.float32((WIDTH // HEADS) ** -0.5)))
        q = self.node("Transpose", q, perm=[1, 0, 2])
        k = self.node("Transpose", k, perm=[1, 2, 0])
        v = self.node("Transpose", v, perm=[1, 0, 2])
        weights = self.node("Softmax", self.node("MatMul", q, k), axis=-1)
        mixed = self.node("Transpose", self.node("MatMul", weights, v), perm=[1, 0, 2])
        mixed = self.node("Reshape", mixed, self.constant("joined", np.array([-1, WIDTH])))
        x = self.normal(self.node("Add", x, self.linear(mixed, f"{name}.o")), f"{name}.n1")
        inner = self.linear(self.gelu(self.linear(x, f"{name}.up")), f"{name}.down")
        return self.normal(self.node("Add", x, inner), f"{name}.n2")

    def dense(self, x: str, name: str) -> str:
        """A small linear map, not quantised."""
        matrix = self.constant(f"{name}.matrix", np.ascontiguousarray(self.weights[f"{name}.weight"].T))
        product = self.node("MatMul", x, matrix)
        return self.node("Add", product, self.constant(f"{name}.bias", self.weights[f"{name}.bias"]))

    def heads(self, x: str) -> None:
        """The three outputs."""
        tags, numbers = self.dense(x, "tag"), self.dense(x, "number")
        first = self.node("Gather", x, self.constant("first", np.array([0])), axis=0)
        most = self.node("ReduceMax", x, self.constant("rows", np.array([0])), keepdims=1)
        hidden = self.linear(self.node("Concat", first, most, axis=1), "sent1")
        kinds = self.dense(self.gelu(hidden), "sent2")
        self.nodes.append(helper.make_node("Identity", [tags], ["tags"]))
        self.nodes.append(helper.make_node("Identity", [numbers], ["numbers"]))
        self.nodes.append(helper.make_node("Squeeze", [kinds, "rows"], ["sentence"]))


def build(weights: dict[str, np.ndarray]) -> onnx.ModelProto:
    """The whole network as an ONNX model."""
    graph = Graph(weights)
    x = graph.embedding()
    for number in range(LAYERS):
        x = graph.layer(x, number)
    graph.heads(x)
    kinds, numbers = len(weights["tag.bias"]), len(weights["number.bias"])
    made = helper.make_graph(
        graph.nodes,
        "suspect",
        [helper.make_tensor_value_info(n, TensorProto.INT64, ["pieces"]) for n in ("ids", "cases")],
        [
            helper.make_tensor_value_info("tags", TensorProto.FLOAT, ["pieces", kinds]),
            helper.make_tensor_value_info("numbers", TensorProto.FLOAT, ["pieces", numbers]),
            helper.make_tensor_value_info("sentence", TensorProto.FLOAT, [kinds]),
        ],
        [numpy_helper.from_array(value, name) for name, value in graph.constants.items()],
    )
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    onnx.checker.check_model(model)
    return model


def reopened(path: Path) -> dict[str, np.ndarray]:
    """The weights of a model that was written here, as exact as it holds them, to train on from."""
    held = {c.name: numpy_helper.to_array(c) for c in onnx.load(path).graph.initializer}
    weights = {
        "word.weight": held["word.table"] * held["word.step"],
        "pos.weight": held["place.table"],
        "case.weight": held["case.table"],
    }
    for name in [n.removesuffix(".bias") for n in held if n.endswith(".bias")]:
        matrix = held[f"{name}.matrix"] * held.get(f"{name}.scale", np.float32(1))
        weights |= {f"{name}.weight": matrix.T, f"{name}.bias": held[f"{name}.bias"]}
    for name in [n.removesuffix(".shift") for n in held if n.endswith(".shift")]:
        weights |= {f"{name}.weight": held[f"{name}.scale"], f"{name}.bias": held[f"{name}.shift"]}
    return {name: np.ascontiguousarray(value, np.float32) for name, value in weights.items()}


def main() -> None:
    """Write the model of a checkpoint."""
    import torch

    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--weights", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    args = options.parse_args()
    state = {name: value.float() for name, value in torch.load(args.weights, map_location="cpu").items()}
    onnx.save(build({name: value.numpy() for name, value in state.items()}), args.out)
    print(args.out, args.out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
