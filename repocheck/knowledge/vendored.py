"""Folders that hold somebody else's code, or no code at all; they say nothing of the repository itself.

Source: names that package managers and build tools write (npm, git submodules, setuptools, virtualenv,
CMake), and the vendored trees met in `docs/accuracy.md`.
"""

VENDORED_FOLDERS = frozenset(
    {
        ".eggs", ".git", ".ipynb_checkpoints", ".tox", ".venv", "__pycache__", "bower_components",
        "deps", "extern", "external", "externals", "node_modules", "site-packages", "submodules",
        "third-party", "third_party", "thirdparty", "vendor", "vendored", "venv",
    }
)  # fmt: skip
"""Folder names, in lower case, below which nothing is the repository's own."""
VENDORED_SUFFIXES = (".egg-info", ".dist-info")
"""Endings of folder names that hold packaging left-overs."""
KNOWN_PROJECTS = frozenset(
    """
    alphapose apex bigvgan catch2 chebfun clip cnpy coco-caption cocoapi cutlass cvx dcnv2
    deepspeed dinov2 droid-slam eeglab eigen eigen3 encodec espnet export_fig fairseq fairseq2 fast-reid
    fieldtrip flownet2 gaussian-splatting glfw glm googletest gpml groundingdino gtest hifi-gan hifigan imgui
    insightface k-diffusion knn_cuda libsvm liblinear lm-evaluation-harness longformer
    lpips maskrcnn-benchmark matconvnet matlab2tikz megatron-lm minfunc mmaction2 mmcv mmdetection
    mmdetection3d mmpose mmsegmentation mosesdecoder nlohmann open_clip openface openpose opennmt-py
    parallelwavegan pyrender pytorch-fid pytorch_fid pytorch3d pytorch-image-models
    rapidjson segment-anything segment_anything senteval sentencepiece slowfast spconv spm12 stable-diffusion
    stylegan2-ada-pytorch stylegan3 t2t-vit tacotron2 taming-transformers
    tinyply uni-core vlfeat voicebox waveglow wenet whisper yaml-cpp yalmip yolov5 yolov7 zoedepth
    """.split()
)
"""Folders, in lower case, in which a known project lies where it is copied whole.
Source: projects that the vendored trees of some 200 research repositories hold, and the common tools of their
fields (vision, speech, language, MATLAB, C++); collected 2026-11."""
