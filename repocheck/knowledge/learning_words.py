"""Words that show that something is learned from data at all.

Source: the libraries and terms of machine learning met in research repositories; where none of them stands, nobody
misses weights or a program that trains.
"""

LEARNING_CODE = (
    "torch", "tensorflow", "keras", "jax", "sklearn", "scikit-learn", "xgboost", "lightgbm", "catboost", "mxnet", "theano",
    "paddle", "mindspore", "transformers", "caffe", "gpflow", "glmnet", "caret", "randomForest", "mlr3", "tidymodels",
    "Flux", "Lux", "MLJ", "trainNetwork", "fitcsvm", "fitrgp", "patternnet", "feedforwardnet", "chainer", "train", "Train",
    "neural", "Neural", "classifier", "learning_rate", "epoch",
)  # fmt: skip
"""One of these stands in code that learns something, or uses what was learned."""
LEARNING_LIBRARIES = (
    "torch", "tensorflow", "keras", "import jax", "from jax", "sklearn", "xgboost", "lightgbm", "from transformers", "mxnet", "theano",
    "caffe", "glmnet", "randomForest", "mlr3", "using Flux", "using Lux", "using MLJ", "onnx",
)  # fmt: skip
"""Libraries of which one stands in code that learns, or uses what was learned."""
LEARNING_PROSE = (
    "train", "neural", "learning", "pretrain", "classifier", "checkpoint", "weights", "language model", "llm", "finetun",
    "fine-tun", "embedding", "diffusion model", "transformer", "regressor", "random forest", "gaussian process", "svm",
    "学习", "训练", "模型", "学習", "학습", "모델", "モデル",
)  # fmt: skip
"""One of these stands, in lower case, in documents of work that learns something."""
LEARNT = (
    r"\b(?:pre-?|re)?train(?:ed|ing|s|er)?\b|classif(?:y|ie[rsd]|ication)|machine[\s-]learn|\blearn(?:ed|t|er|ers|able)\b"
    r"|\b(?:deep|statistical|supervised|reinforcement|ensemble|federated|active|transfer|representation)[\s-]learning"
    r"|neural|random forest|support[\s-]vector|\bsvms?\b|gradient[\s-]boost|xgboost|学习|训练|学習|학습"
)
"""What documents of work in which a model is learned say; of statistics, they speak of fits and estimates."""
