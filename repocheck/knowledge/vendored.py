"""Folders that hold somebody else's code, or no code at all; they say nothing of the repository itself.

Source: names that package managers and build tools write (npm, git submodules, setuptools, virtualenv,
CMake), and the vendored trees met in `docs/accuracy.md`.
"""

VENDORED_FOLDERS = frozenset(
    {
        ".eggs", ".git", ".ipynb_checkpoints", ".tox", "3rd-party", "3rd_party", "3rdparty",
        "__pycache__", "add-ons", "add_ons", "addons", "bower_components", "deps", "extern", "external",
        "external_code", "external_libs", "externallibs", "externals", "node_modules", "renv", "site-packages",
        "mlruns", "submodules", "third-party", "third_party", "thirdparty", "thirdparties", "toolboxes", "vendor", "vendored",
        "wandb",
    }
)  # fmt: skip
"""Folder names, in lower case, below which nothing is the repository's own."""
VENDORED_BELOW = frozenset({"dependencies"})
"""Folders at the root whose own folders are somebody else's; lists that lie right in them are the project's."""
ENVIRONMENT_FILES = ("/pyvenv.cfg", "/bin/activate", "/Scripts/activate")
"""Files of a virtual environment; a folder that is only called ``venv`` often holds lists and recipes for one.
Source: https://docs.python.org/3/library/venv.html"""
VENDORED_PREFIXES = ("third_party_", "third-party-", "thirdparty_", "3rdparty_", "3rd_party_", "3rd-party-")
"""Beginnings of folder names that say the same of one kind of thing (``third_party_models``)."""
VENDORED_SUFFIXES = (".egg-info", ".dist-info")
"""Endings of folder names that hold packaging left-overs."""
UNPACKED = r"(.+)-(?:master|main|v?\d{1,4}(?:\.\d{1,4}){1,3})"
"""Name of a folder as it comes out of a download: of a branch, or of a release.
Source: https://docs.github.com/en/repositories/working-with-files/using-files/downloading-source-code-archives"""
KNOWN_PROJECTS = frozenset(
    """
    alphapose apex bigvgan boto3 botocore caffe caffe2 catch2 centernet ceres-solver certifi chebfun circstat
    clip cnpy coco-caption cocoapi colmap cosmomvpa cudamat cutlass cvx cyclegan darknet dbow2 dbow3 dcnv2
    deepspeed detectron detectron2 diffusers dinov2 droid-slam eeglab eigen eigen3 encodec espnet export-fig
    fairseq fairseq2 fast-reid fasttext fieldtrip flownet2 g2o gaussian-splatting glfw glm glove googlemock
    googletest gpml groundingdino gtest gurobi-matlab hifi-gan hifigan imgui insightface joblib jsonlab
    k-diffusion kaldi knn-cuda liblbfgs liblinear libsvm llama-factory lm-evaluation-harness longformer lpips
    mask-rcnn maskrcnn-benchmark matconvnet matlab2tikz megatron-lm minfunc mmaction2 mmcv mmdetection
    mmdetection3d mmpose mmsegmentation mosek mosesdecoder nlohmann open-clip openface openmvs opennmt-py
    openpose opensfm pangolin parallelwavegan psychtoolbox pybind11 pycocoevalcap pycocotools pyrender pytorch-cyclegan-and-pix2pix
    pytorch-fid pytorch-image-models pytorch-lightning pytorch3d rapidjson s3transfer scikit-learn scipy
    segment-anything sentence-transformers sentencepiece senteval sibr-viewers simpletuner sklearn slowfast sophus
    spams-matlab spconv spgl1 spm12
    srilm stable-diffusion stylegan2-ada-pytorch stylegan3 sync-batchnorm t2t-vit tacotron2 taming-transformers
    tensorflow-addons tensorflow-compression tensorflow-probability tf-pose-estimation tinyply torch7 uni-core urllib3 vlfeat vllm voicebox waveglow wenet whisper yalmip
    yaml-cpp yolov5 yolov7 zoedepth catkin-simple eigen-stl-containers glog-catkin graph-msgs roslint rouge rouge-score
    rviz-visual-tools
    """.split()
)
"""Folders, in lower case and with hyphens, in which a known project lies where it is copied whole.
Source: projects that the vendored trees of some 200 research repositories hold, and the common tools of their
fields (vision, speech, language, MATLAB, C++, ROS); collected 2026-11."""
