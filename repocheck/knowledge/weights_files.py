"""What files of weights, and scripts that fetch them, are called.

Source: files committed to research repositories, and the formats of the frameworks (PyTorch, TensorFlow, Keras, MXNet,
ONNX, scikit-learn, Stable-Baselines3, Flux, R, MATLAB); collected 2026-11.
"""

import re

from repocheck.text.pattern import Pattern, late_regex

_FILE_WORDS = ("model", "weight", "ckpt", "checkpoint", "pretrained", "snapshot")
FETCHER = Pattern(
    r"(?:^|/)(?:(?:download|fetch)[\w-]{0,40}model|(?:download|fetch|get[_-])[\w-]{0,40}(?:weight|ckpt"
    r"|checkpoint|pretrained))[\w-]{0,40}\.(?:sh|py|m|bash)$|(?:^|/)get[_-]?models?\.(?:sh|bash)$|caffemodel[-_.]url$",
    any_of=_FILE_WORDS,
    flags=re.IGNORECASE,
)
"""Scripts that fetch weights, by their names."""
COMMITTED = Pattern(
    r"(?:^|/)(?:[\w-]{0,40}[_-])?(?:model|weights?|checkpoint|ckpt|snapshot)[\w.-]{0,60}"
    r"\.(?:h5|hdf5|keras|pb|params|onnx|joblib|bson|jld2|iter-\d{1,9}|ckpt-\d{1,9}(?:\.index|\.meta)?)$"
    r"|(?:^|/)(?:best|final|trained|ppo|sac|td3|dqn|a2c)[_-](?:[\w-]{1,20}[_-])?(?:model|agent|policy)[\w.-]{0,40}\.zip$",
    any_of=(*_FILE_WORDS, "agent", "policy"),
    flags=re.IGNORECASE,
)
"""Files of a trained model that tell so only by their whole name."""
IN_FOLDER = Pattern(
    r"(?:^|/)(?:[\w-]{0,20}pre-?train(?:ed)?[\w-]{0,20}|[\w-]{0,20}weights?|checkpoints?|ckpts?"
    r"|(?:saved|trained|final|fitted)[_-]?(?:models?|nets?|networks?|agents?|polic(?:y|ies)))/"
    r"(?:[\w.-]{1,40}/){0,2}[^/]{1,100}"
    r"\.(?:h5|hdf5|keras|params|onnx|joblib|model|pb|bin|pkl|pickle|bson|jld2?|mat|rds|rdata|zip|msgpack)$",
    any_of=(
        *("pretrain", "pre-train", "weight", "checkpoint", "ckpt", "saved", "trained", "final", "fitted"),
    ),
    flags=re.IGNORECASE,
)
"""Files that are weights because their folder is named for them."""
IN_MODELS = Pattern(
    r"(?:^|/)(?:[\w-]{0,20}[_-])?(?:models?|nets?|networks?)/(?:[\w.-]{1,40}/){0,2}"
    r"(?:[^/]{1,100}\.(?:h5|hdf5|keras|params|joblib|bson|jld2?|pkl|pickle|rds|rdata|onnx)"
    r"|[^/]{0,60}net[^/]{0,30}\.mat)$",
    any_of=("model", "net"),
    flags=re.IGNORECASE,
)
"""Files in a folder of models that hold a fitted object rather than text."""
SHARD = Pattern(
    r"\.(?:ckpt|model)?(?:-\d{1,9})?\.data-\d{5}-of-\d{5}$", any_of=(".data-",), flags=re.IGNORECASE
)
"""Variables of TensorFlow. Source: https://www.tensorflow.org/guide/checkpoint"""
SAMPLES = late_regex(
    r"(?:^|/)(?:(?:sample|test|example|toy|demo)s?[_-]?data|tests?|fixtures?|unit_?tests?)/", re.IGNORECASE
)
"""Folders of small files for trying out and testing."""
