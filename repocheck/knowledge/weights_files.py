"""What files of weights, and scripts that fetch them, are called.

Source: files committed to research repositories, and the formats of the frameworks (PyTorch, TensorFlow, Keras, MXNet,
ONNX, scikit-learn, Stable-Baselines3, Flux, R, MATLAB); collected 2026-11.
"""

import re

from repocheck.knowledge.source_files import SOURCE_EXTENSIONS
from repocheck.knowledge.weights_hosts import SURE_ENDINGS
from repocheck.text.pattern import Pattern, late_regex

_FILE_WORDS = ("model", "weight", "ckpt", "checkpoint", "pretrained", "snapshot")
FETCHER = Pattern(
    r"(?:^|/)(?:(?:download|fetch)[\w-]{0,40}model|(?:download|fetch|get[_-])[\w-]{0,40}(?:weight|ckpt"
    r"|checkpoint|pretrained))[\w-]{0,40}\.(?:sh|py|m|bash)$|(?:^|/)get[_-]?(?:[\w-]{1,40}[_-])?models?\.(?:sh|bash)$|caffemodel[-_.]url$",
    any_of=_FILE_WORDS,
    flags=re.IGNORECASE,
)
"""Scripts that fetch weights, by their names."""
COMMITTED = Pattern(
    r"(?:^|/)(?:[\w-]{0,40}[_-])?(?:model|weights?|checkpoint|ckpt|snapshot)[\w.-]{0,60}"
    r"\.(?:h5|hdf5|keras|params|onnx|joblib|bson|jld2|iter-\d{1,9}|ckpt-\d{1,9}(?:\.index|\.meta)?)$"
    r"|(?:^|/)(?:[\w-]{0,40}[_-])?(?<!body_)(?<!face_)(?<!hand_)(?:model|classifier)(?:[_-]?v?\d{1,3})?\.(?:pkl|pickle|sav)$"
    r"|(?:^|/)(?:rl_)?model_\d{3,10}(?:_steps)?\.zip$|(?:^|/)model\.tar\.gz$|(?:^|/)(?:pytorch|adapter)_model[\w.-]{0,30}\.bin$|(?:^|/)final\.mdl$"
    r"|(?:^|/)(?:[\w-]{0,40}[_-])?(?:model|weights?|checkpoint|ckpt|snapshot)[_-]?(?:epoch|ep|iter(?:ation)?|step)s?[_-]?\d{1,9}$"
    r"|(?:^|/)(?:best|final|last|trained)[_-](?:model|checkpoint|ckpt|weights)$|(?:^|/)(?:model|checkpoint|ckpt)[_-](?:best|final|last)$"
    r"|(?:^|/)(?:best|final|trained|ppo|sac|td3|dqn|a2c)[_-](?:[\w-]{1,20}[_-])?(?:model|agent|policy)[\w.-]{0,40}\.zip$",
    any_of=(*_FILE_WORDS, "agent", "policy", "classifier", "final.mdl"),
    flags=re.IGNORECASE,
)
"""Files of a trained model that tell so only by their whole name. AllenNLP packs one as ``model.tar.gz``, Kaldi
ends with ``final.mdl``."""
WRITTEN = late_regex(r"[_-](?:outputs?|results?|predictions?|data|runs?)\.\w{1,5}$")
"""Path, in lower case, of what a model gave, rather than of the model."""
IN_FOLDER = Pattern(
    r"(?:^|/)(?:[\w-]{0,20}pre-?train(?:ed)?[\w-]{0,20}|[\w-]{0,20}weights?|checkpoints?|ckpts?"
    r"|(?:saved|trained|final|fitted)[_-]?(?:models?|nets?|networks?|agents?|polic(?:y|ies)))/"
    r"(?:[\w.-]{1,40}/){0,2}[^/]{1,100}"
    r"\.(?:h5|hdf5|keras|params|onnx|joblib|model|bin|th7|pkl|pickle|bson|jld2?|mat|rds|rdata|zip|tar\.gz|tgz|msgpack|sav)$",
    any_of=(
        *("pretrain", "pre-train", "weight", "checkpoint", "ckpt", "saved", "trained", "final", "fitted"),
    ),
    flags=re.IGNORECASE,
)
"""Files that are weights because their folder is named for them."""
IN_MODELS = Pattern(
    r"(?:^|/)(?:[\w-]{0,20}[_-])?(?:models?|nets?|networks?)/(?:[\w.-]{1,40}/){0,2}"
    r"(?:[^/]{1,100}\.(?:h5|hdf5|keras|params|joblib|bson|jld2?|pkl|pickle|rds|rdata|onnx)"
    r"|[^/]{0,60}net[^/]{0,30}\.mat"
    r"|(?![^/]{0,100}(?:spiece|sentencepiece|\bspm|bpe|token|vocab))[^/]{1,100}\.model)$|(?:^|/)(?:[\w-]{0,20}[_-])?models/[^/]{1,100}\.npz$",
    any_of=("model", "net"),
    flags=re.IGNORECASE,
)
"""Files in a folder of models that hold a fitted object rather than text."""
SHARD = Pattern(r"\.data-\d{5}-of-\d{5}$", any_of=(".data-",), flags=re.IGNORECASE)
"""Variables of TensorFlow. Source: https://www.tensorflow.org/guide/checkpoint"""
OF_NO_WEIGHTS = SOURCE_EXTENSIONS | frozenset(
    "bib csv html jpg json md pdf png rst svg toml tsv txt xml yaml yml".split()
)
"""Extensions of programs, documents, tables and pictures."""
SAMPLES = late_regex(
    r"(?:^|/)(?:(?:sample|test|example|toy|demo)s?[_-]?data|tests?|fixtures?|unit_?tests?)/", re.IGNORECASE
)
"""Folders of small files for trying out and testing."""
OF_TORCH = (".pt", ".pth", ".pth.tar")
"""Endings that only PyTorch gives to weights; elsewhere they are tables of phrases, path files and the like."""
OF_TENSORS = (*OF_TORCH, ".t7")
"""Endings of whatever PyTorch or Torch7 saves: a model, or data."""
FRAMEWORK_OF = dict.fromkeys(OF_TORCH, "torch") | {".pb": "tensorflow"}
"""Word of which the code speaks where files of an ending are weights: other programs write other things there."""
WRITTEN_BY = FRAMEWORK_OF | dict.fromkeys((".h5", ".hdf5"), "keras")
"""The same for endings that are of weights only in a folder for them."""
OF_MODELS = late_regex(r"(?<![a-z])models?(?![a-z\d])|weight|ckpt|checkpoint|pre-?train", re.IGNORECASE)
"""What speaks of a model in a path."""
OF_DATA = late_regex(r"(?:^|/)(?:(?:[a-z]{1,20}[_-])?data(?:sets?)?|examples?|means?)/")
"""Folder, in lower case, in which tensors are more often data than weights."""
TENSORS = late_regex(
    r"(?:^|[/_-])(?:data(?:set)?s?|features?|labels?|edge_(?:index|attr)|splits?|mask|lib|grid|matri(?:x|ces)|[xy]_?(?:train|test|val))"
    r"(?:[_-]\w{1,40})?\.(?:pt|pth|t7)$|(?:^|[/_-])(?:graphs?|adj|vocab|indices)(?:[_-]?\d{1,4})?\.(?:pt|pth|t7)$"
)
"""Path, in lower case, of tensors that are no weights. Source: files that users of PyTorch and Torch7 save beside models."""
SPLIT = late_regex(
    r"/(?:train|trainval|val|valid|validation|dev|test|queries|corpus)(?:_?(?:set|data|split))?\.pth?$"
)
"""End of an address, in lower case, of what a set of data is split into."""
OUTPUTS = late_regex(
    r"[_./-](?:results?|runs?|outputs?|objectives?|hist(?:ory)?|logs?|metrics?|loss(?:es)?|scores?|pred(?:iction)?s?"
    r"|data(?:set)?s?|errors?|times?|x_?(?:train|test)|y_?(?:train|test))(?:[_\d.-][^/]{0,60})?\.\w{1,8}$",
    re.IGNORECASE,
)
"""Names of what a run wrote down, rather than of a fitted model."""
_ARCHITECTURES = (
    r"imagenet-(?:vgg|caffe|resnet|googlenet|matconvnet)|yolo(?:v?\d{1,2})?|resnet|resnext|vgg|alexnet|inception|googlenet|densenet|mobilenet|efficientnet|squeezenet|xception"
    r"|hrnet|bert|roberta|gpt-?2|clip|cyclegan|vqgan|pix2pix|stylegan2?|i3d|c3d|arcface|facenet|word2vec|glove|fasttext|dlib|lpips"
    r"|sam_vit_[bhlt]|raft|midas|deeplab|mask-?rcnn|faster-?rcnn|openpose|smplx?|flame"
)
AS_PUBLISHED = late_regex(
    rf"(?:^|[/_])({_ARCHITECTURES})(?:[_.-]?(?:v?\d{{1,3}}|tiny|small|base|large|[nslmx]|bn|f|vd|verydeep|alex|ref|dag|imagenet|coco|voc|uncased|cased"
    r"|weights|model|pretrained|[0-9a-f]{8}|[0-9a-f]{6}|tf|dim|ordering|kernels|notop)){0,8}\.\w{1,12}$"
)
"""Path, in lower case, of weights called by nothing but an architecture and its size, as others published them."""
OF_ARCHITECTURE = late_regex(
    rf"(?:download|fetch|get)[_-](?:{_ARCHITECTURES})(?![a-z])[\w-]{{0,20}}\.\w{{1,6}}$"
)
"""Name, in lower case, of a script that fetches an architecture of others."""
OF_TOOLS = late_regex(
    r"(?:tools?|dependenc(?:y|ies)|third[_-]?party)\.\w{1,6}$|(?:^|/)(?:metrics?|lpips|(?:pytorch_)?f[iv]d)(?:/|(?:_\w{1,30})?\.py$)"
)
"""Path, in lower case, of a program that fetches the programs of others and what they need, or with what a
measure is taken."""
WEIGHTS_WORDS = frozenset(
    {*SURE_ENDINGS, *FRAMEWORK_OF}.union(
        *(each.any_of for each in (FETCHER, COMMITTED, IN_FOLDER, IN_MODELS, SHARD))
    )
)
"""What, in lower case, stands in every path of weights and of a script that fetches some."""
