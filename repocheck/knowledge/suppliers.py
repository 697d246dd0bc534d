"""Which distribution is meant by an import or by a name in a list, and which names are never meant.

That a package of an import's name exists on the index proves nothing: of 25 imports whose distribution has
another name, 13 have a namesake there (``sklearn``, ``skimage``, ``bs4``, ``fitz``, ``attr`` …).
Source: the packages' own documentation; imports of 122 repositories of research code, counted on 2026-11-28.
"""

import datetime as dt
from typing import NamedTuple

SAME_NAME = frozenset(
    """
    accelerate adamp addict adjustText ai2thor aif360 aiohttp albumentations ale_py alibi allennlp
    allennlp_models altair ampligraph amplpy anndata anndata2ri annoy ansible anthropic antropy anytree
    aplpy arviz ase astropy astroquery atari_py audiomentations audioread auto_gptq autoawq autograd
    autograd_gamma av axial_attention bambi bbknn benepar bert_score bioservices biotite bitarray
    bitsandbytes bitstring black blackjax blessed blist bm25s bnlearn bokeh boto boto3 botocore botorch
    bottleneck bpemb braceexpand braindecode brainpy brax brian2 bsuite cachetools calliope camb captum
    cartopy casadi catboost category_encoders causal_learn causalinference causalml causalnex ccdproc cdflib
    cdlib cdt celerite celery cellpose cffi cfgrib cftime chainer chainercv chainerrl chaospy chardet
    chembl_webresource_client chex cirq clarabel cleverhans click clingo cloudpickle cma cmaes cmdstanpy
    cobaya cohere colorama colorcet colossus comet_ml ConfigSpace conllu contextily contractions control
    coptpy corner coverage cplex cppimport crafter crypten cryptography cupy cvxopt cvxpy cyipopt cylp
    Cython cython cython_bbox cyvcf2 d4rl dabest dash dask datasets datashader datasketch dcor deap decord
    dedalus deepchem deepdiff deeplift deepsnap deepspeed deeptime deeptools dendropy deprecation dgl
    dgllife dice_ml diffrax diffusers dill dipy distrax distributed dlib dm_control dm_env docopt docplex
    dowhy dp_accounting dtaidistance duckdb dynesty dynet easydict eccodes econml ecos editdistance edlib
    edward edward2 efficientnet_pytorch einops elasticsearch elephant elfi eli5 emcee emoji ephem equinox
    espnet essentia ete3 etils evaluate evojax evosax evotorch exoplanet expyriment face_recognition
    facenet_pytorch fairlearn fairscale fairseq fairseq2 faker fancyimpute fastai fastapi fastdtw
    fastparquet fasttext feedparser filelock filterpy fiona fire flair flaml flash_attn flask flax flwr
    folium foolbox freesasa fslpy fsspec ftfy future fuzzywuzzy fvcore galpy galsim gammatone gast gcastle
    gcsfs gdown gensim geoalchemy2 geomstats geoopt geopandas geopy george getdist gffutils gfootball glfw
    gluonnlp gluonts goatools gpflow gpjax GPUtil GPy GPyOpt gpytorch gradio graph_nets graphviz graspologic
    gseapy gsw gtfparse gunicorn gurobipy gwpy gym gym3 gym_minigrid gym_super_mario_bros gymnasium gymnax
    h2o h5netcdf h5py halotools harmonypy haversine hdbscan hdf5storage healpy heartpy hickle highspy
    highway_env hmf hmmlearn hnswlib holoviews hpbandster html5lib HTSeq htseq httpx huggingface_hub
    hydra_zen hyperopt hypothesis ibis idx2numpy igraph iisignature imageio imageio_ffmpeg imagesize imgaug
    imgcat implicit importlib_metadata imutils infomap inplace_abn insightface interpret intervaltree iopath
    ipdb ipykernel ipywidgets ir_measures javabridge jax jax_md jaxlib jellyfish jieba jinja2 jiwer joblib
    jsonargparse jsonlines jsonpickle jsonschema jupyter justext kaggle kaggle_environments kaldi_io kaldiio
    karateclub kenlm keras keras_applications keras_preprocessing keyboard knnimpute knockpy kornia labelme
    langchain langdetect langid lap lasagne laserembeddings lasio laspy leidenalg libpysal librosa lifelines
    lightfm lightgbm lightkurve lime line_profiler linformer lingam lion_pytorch litellm littleballoffur
    llama_index llvmlite lmdb lmfit logomaker loguru loompy louvain lpips luigi lvis lxml madgrad madmom
    mappy markdown marshmallow mat73 matplotlib matplotlib_scalebar matplotlib_venn mayavi MDAnalysis mdtraj
    mechanize mediapipe medpy memory_profiler mesa meshio metaworld metpy miditoolkit mido minepy minerl
    minigrid minihack mip mir_eval ml_collections mlflow mlxtend mmcv mmdet mmengine mmh3 mmpretrain
    mmsegmentation mne mne_bids moabb mock modin monai mordred more_itertools mosek mosestokenizer
    motmetrics moviepy mphys mpi4py mpi4py_fft mpl_scatter_density mpld3 mpmath mpyq msgpack msprime mss
    mtcnn mujoco mujoco_py MulticoreTSNE multiprocess multiqc munkres museval music21 mxnet mygene nara_wpe
    natsort nbconvert nbformat nbodykit ncls nd2 ndlib nengo neo neptune nes_py nested_dict netCDF4 netcdf4
    netket networkx neuralcoref neurokit2 nevergrad nflows nglview nibabel nilearn nipype nitime nle nlopt
    nlpaug nltk nmslib nni nnmnkwii nolds nolearn normflows nose nose2 notebook numba numexpr numpoly numpy
    numpyro nvsmi obspy ogb omegaconf onnx onnxruntime opacus open3d openai openbabel openbox openfermion
    openmdao openmm openpyxl openTSNE opt_einsum optax optimum optuna orjson ortools osmnx osqp overrides
    packaging palantir pandapower pandas pandas_datareader paramiko parasail parse pathos patsy pdbfixer
    pdpbox peakutils pedalboard peewee peft pennylane perceiver_pytorch performer_pytorch pesq petsc4py
    pettingzoo pexpect pgmpy phate phonopy photutils picos pika pingouin pint piq plotly plotnine plumbum
    plyfile pm4py pmdarima point_cloud_utils polars poliastro pomdp_py pomegranate potpourri3d pptk praw
    pretrainedmodels pretty_midi prettytable prettytensor problog procgen prody projectq prompt_toolkit
    prophet protobuf psutil psychopy psychrolib ptflops pulp pvlib py3Dmol py7zr pyabc pyamg pyarrow
    pyautogui pybbn pybedtools pyBigWig pybloom_live pybullet pycaret pycld2 pycld3 pyclipper pyclustering
    pycocoevalcap pycocotools pycosat pycox pycuda pydantic pyDeprecate pydeseq2 pydicom pyDOE pydot pydub
    pyecharts pyedflib pyemd pyemma pyensembl pyfaidx pyfftw pygame pyglet pyglmnet pygltflib pygments pygmt
    pygsp pygsp2 pyhocon pyinform pyjags pykdtree pykeen pykg2vec pyloudnorm pylsl pymanopt pymap3d pymatgen
    pymc pymc3 pymeshlab pymongo pymoo pymysql pynbody pynput pyntcloud pynvrtc pynwb pyod pyomo pyopencl
    pyoptsparse pyparsing pyperclip pyphen pypoman pypower pyproj pypsa pyqtgraph pyquaternion pyquil
    pyranges pyreadstat pyregion pyrender pyresample pyriemann Pyro4 pyroomacoustics pyrouge pyrr
    pyrubberband pysal pysam pysc2 pyscenic pyscf pyscipopt pyserini pysindy pyslim pysmt pyspark pysptk
    pysr pystan pystoi pyswarm pyswarms pyswip pytest pytextrank python_speech_features pytorch_lightning
    pytorch_metric_learning pytorch_msssim pytorch_pretrained_bert pytorch_transformers pytrec_eval pytz
    pyunlocbox pyvips pyvis pyvista pyvo pyworld pywsd qcelemental qdldl qiskit qpsolvers quadprog quantecon
    quimb qutip radvel rank_bm25 ranx rapidfuzz rasterio rasterstats ray ray_lightning rdflib rebound redis
    reformer_pytorch regex reproject requests resampy ribs rich rlax rliable robosuite robustbench rouge
    rouge_score rtree ruptures s3fs sacrebleu sacred sacremoses safetensors SALib salib satpy sb3_contrib
    sbi scanpy scikeras scikit_posthocs scipy scoop scrapy screeninfo scrublet scs scvelo sdeint seaborn
    seawater secml segmentation_models_pytorch segyio selenium sentence_transformers sentencepiece seqeval
    setproctitle sgp4 shap shapely sharedmem shimmy simhash simple_parsing SimpleITK simplejson simplekml
    simpletransformers simpy six sklearn_crfsuite sklearn_pandas skorch sktime skyfield slepc4py smac
    smart_open smplx smt snakemake snntorch sortedcontainers sounddevice soundfile sourmash spacepy spacy
    spacy_udpipe spams sparse specutils speechbrain spektral spglib sphinx spiceypy sqlalchemy squidpy
    stable_baselines stanfordcorenlp stanfordnlp stanza statannotations statsmodels stellargraph
    strawberryfields streamlit stripe stumpy subword_nmt sumolib sumy sunpy svgpathtools sympy symspellpy
    syne_tune tables tabulate tenseal tensorboard tensorboard_logger tensorboardX tensorboardx tensorflow
    tensorflow_addons tensorflow_datasets tensorflow_federated tensorflow_hub tensorflow_probability
    tensorflow_similarity tensorflow_text tensorly tensorpack termcolor textattack textblob textdistance
    textstat texttable tf_agents tf_keras tf_slim tflearn theano thop tianshou tifffile tigramite tiktoken
    timm tokenizers toml tomli tomlkit toolz torch torch_audiomentations torch_cluster torch_geometric
    torch_optimizer torch_scatter torch_sparse torch_spline_conv torch_struct torchattacks torchaudio
    torchcontrib torchcrepe torchdiffeq torchmetrics torchnet torchsummary torchtext torchtoolbox
    torchtuples torchvision torchviz tornado tpot tqdm traci trackpy traits traitsui transformers
    transforms3d trax treecorr treelib trfl trimesh triton trl trueskill tsfresh tsinfer tskit tslearn
    tweepy typer typing_extensions ugali ujson ultralytics uncertainties unicodecsv unidecode UpSetPlot
    upsetplot urllib3 utm uvicorn vaderSentiment vaex validators vcfpy vector_quantize_pytorch velocyto
    visdom vispy vizdoom vllm vtk wand wandb watchdog webrtcvad websockets wfdb wget whisperx wikipedia
    wikipedia2vec windpowerlib windrose word2number wordcloud wordfreq xarray xesmf xformers xgboost xgcm
    xlrd xlsxwriter yacs yattag yellowbrick yfinance youtokentome yt zarr zss zuko
    """.split()
)
"""Modules whose distribution has their own name, and is the one that research code means."""

SUPPLIERS: dict[str, str] = {
    "acme": "dm-acme", "antlr4": "antlr4-python3-runtime", "ax": "ax-platform", "bayes_opt": "bayesian-optimization", "biom": "biom-format", "Box2D":
    "box2d-py", "ctcdecode": "", "cv2": "opencv-python-headless", "detectron2": "", "dlib": "dlib-bin", "faiss": "faiss-cpu",
    "fasttext": "fasttext-wheel",
    "fitz": "pymupdf", "gco": "gco-wrapper", "gin": "gin-config", "google.auth": "google-auth",
    "google.cloud.storage": "google-cloud-storage", "google.generativeai": "google-generativeai",
    "google.protobuf": "protobuf", "googleapiclient": "google-api-python-client", "ignite": "pytorch-ignite",
    "keras_contrib": "", "mcubes": "pymcubes", "MinkowskiEngine": "", "mpl_toolkits.basemap": "basemap", "nvidia_smi": "nvidia-ml-py3",
    "open_clip": "open-clip-torch", "openslide": "openslide-python", "phi": "phiflow", "pkg_resources": "setuptools",
    "progressbar": "progressbar2", "psycopg2": "psycopg2-binary", "pybullet_data": "pybullet", "pybullet_envs":
    "pybullet", "pynvml": "nvidia-ml-py", "pysat": "python-sat", "pytorch3d": "", "pywt": "pywavelets",
    "skfuzzy": "scikit-fuzzy", "skgarden": "scikit-garden", "skmultilearn": "scikit-multilearn", "sksparse":
    "scikit-sparse", "sonnet": "dm-sonnet", "Stemmer": "pystemmer", "surprise": "scikit-surprise", "tap":
    "typed-argument-parser", "tenpy": "physics-tenpy", "ternary": "python-ternary", "torchcrf": "pytorch-crf",
    "umap": "umap-learn", "warpctc_pytorch": "",
    "webrtcvad": "webrtcvad-wheels",
    "cairo": "pycairo", "habitat": "", "launchpad": "dm-launchpad", "nuscenes": "nuscenes-devkit",
    "pyro": "pyro-ppl", "reverb": "dm-reverb", "rllab": "", "rpy2": "rpy2", "sklearn_extra": "scikit-learn-extra",
    "slim": "",
    "art.attacks": "adversarial-robustness-toolbox", "art.classifiers": "adversarial-robustness-toolbox",
    "art.estimators": "adversarial-robustness-toolbox", "autosklearn": "auto-sklearn",
    "bert_serving": "bert-serving-client", "camelot": "camelot-py", "cassandra": "cassandra-driver",
    "cleanfid": "clean-fid", "consul": "python-consul", "cv_bridge": "", "discord": "discord-py",
    "ee": "earthengine-api", "etcd": "python-etcd", "fcmeans": "fuzzy-c-means", "feather": "feather-format",
    "flash.core": "lightning-flash", "flash.image": "lightning-flash", "flash.text": "lightning-flash",
    "geometry_msgs": "", "gitlab": "python-gitlab", "graph_tool": "", "igl": "libigl",
    "jenkins": "python-jenkins", "kafka": "kafka-python", "MeCab": "mecab-python3", "memcache": "python-memcached",
    "mmaction": "mmaction2", "mmseg": "mmsegmentation", "nav_msgs": "", "newspaper": "newspaper3k",
    "nmap": "python-nmap", "onmt": "opennmt-py", "open_spiel": "open-spiel", "overcooked_ai_py": "overcooked-ai",
    "paddle": "paddlepaddle", "pinocchio": "pin", "pl_bolts": "lightning-bolts", "png": "pypng",
    "pyspiel": "open-spiel", "pyterrier": "python-terrier", "quaternion": "numpy-quaternion", "ROOT": "",
    "rospy": "", "scikitplot": "scikit-plot", "sensor_msgs": "", "skgstat": "scikit-gstat",
    "skmisc": "scikit-misc", "snap": "snap-stanford", "socketio": "python-socketio",
    "speech_recognition": "speechrecognition", "spellchecker": "pyspellchecker", "stan": "pystan", "std_msgs": "",
    "tabula": "tabula-py", "talib": "ta-lib", "tdc": "pytdc", "tf2_ros": "", "tvm": "apache-tvm",
    "email_validator": "email-validator", "python_multipart": "python-multipart",
    "AFQ": "pyafq", "MAS_library": "pylians", "Pk_library": "pylians", "readgadget": "pylians",
    "whois": "python-whois", "ibm_boto3": "ibm-cos-sdk", "wrf": "wrf-python", "dpipe": "deep-pipe", "pympi": "pympi-ling", "webvtt": "webvtt-py",
}  # fmt: skip
"""Distributions by module or dotted name, where the table of import names is not what to install; empty where
none on the index is meant."""

NEVER_MEANT = frozenset(
    """
    utils util models model data dataset conf datasets_local data_utils utilities helpers helper common config configs
    configuration settings tools tool lib libs core src code base main train training trainer test tests testing
    eval evaluate_model evaluation evaluator loss losses layers layer network networks net nets options option opts
    metrics metric modules module functions function misc logger logging_utils visualization visualize plot
    plotting plots preprocessing preprocess dataloader dataloaders data_loader loader loaders reader readers
    experiments experiment exp scripts script optimizers optimizer agents agent env envs environment environments
    algorithms algorithm solver solvers parameters params constants globals resnet vgg unet encoder decoder
    attention transformer generator discriminator gan vae policy policies buffer replay_buffer memory runner
    simulation simulator demo example examples apex clip caffe google3 multiagent baselines external third_party
    api app server client types_ my own local init setup version datasets_utils features feature inference predict
    prediction pipeline pipelines tasks task run runs sample samples sampler sampling graph graphs node nodes
    kernel kernels ops op operations process processing parser parsing args arguments library
    """.split()
)
"""Modules that are the project's own, or another's that no index has, whatever has their name on the index.
Source: of 122 repositories, 10 imports in six of these names were of files that were not there."""

PHANTOMS = frozenset({"pkg-resources"})
"""Names that lists have and no index: ``pip freeze`` of Debian and Ubuntu wrote ``pkg-resources==0.0.0``.
Source: https://bugs.debian.org/871790"""

RENAMED: dict[str, str] = {
    "sklearn": "scikit-learn", "skimage": "scikit-image", "pytorch": "torch", "cv2": "opencv-python-headless",
    "opencv": "opencv-python-headless", "py-opencv": "opencv-python-headless", "pil": "pillow", "yaml": "pyyaml",
    "pytables": "tables", "tensorflow-gpu": "tensorflow", "tensorflow-cpu": "tensorflow", "keras-gpu": "keras",
    "tf-nightly": "tensorflow", "matplotlib-base": "matplotlib", "faiss": "faiss-cpu", "pytorch-gpu": "torch",
    "pytorch-cpu": "torch", "tensorflow-base": "tensorflow", "faiss-gpu": "faiss-cpu", "python-igraph": "igraph",
    "pytorch-scatter": "torch-scatter", "pytorch-sparse": "torch-sparse", "pyg": "torch-geometric",
    "pytorch-geometric": "torch-geometric", "pytorch-cluster": "torch-cluster",
    "pytorch-spline-conv": "torch-spline-conv",
    "dateutil": "python-dateutil", "bs4": "beautifulsoup4", "attr": "attrs",
    "numpy-base": "numpy", "seaborn-base": "seaborn", "scikit-learn-base": "scikit-learn",
}  # fmt: skip
"""Names that lists give to packages which the index has under another: of imports, of conda, of old builds."""


BUILDS_OF = frozenset(
    {"tensorflow-gpu", "tensorflow-cpu", "faiss-gpu", "tf-nightly", "opencv-contrib-python"}
)
"""Names of which the index has releases of their own, old ones only in part."""


WHEELS_OF: dict[str, str] = {
    "cupy": "cupy-cuda12x", "dlib": "dlib-bin", "fasttext": "fasttext-wheel", "psycopg2": "psycopg2-binary",
    "pytrec-eval": "pytrec-eval-terrier", "webrtcvad": "webrtcvad-wheels",
}  # fmt: skip
"""Packages that are source archives only, and those that bring the same modules as wheels.
Source: the packages' own pages on the index; all are builds of the same source, pytrec-eval-terrier with the
library in it that the other downloads when it is built, cupy-cuda12x for the CUDA that PyTorch of today has."""


CONDA_NAMES = frozenset({"pytorch", "matplotlib-base", "pytables", "tensorflow-base", "pyg", "python-igraph"})
"""Names of conda whose versions are those of the package under its name on the index."""


class Watershed(NamedTuple):
    """A release after which much code that was written before does not work any more."""

    package: str
    before: dt.date
    """A day shortly before it, on which what goes with the package fitted together."""


WATERSHEDS = (
    Watershed("tensorflow", dt.date(2019, 9, 15)),
    Watershed("keras", dt.date(2019, 9, 15)),
    Watershed("scikit-image", dt.date(2020, 11, 15)),
    Watershed("scikit-learn", dt.date(2020, 5, 1)),
    Watershed("scipy", dt.date(2018, 12, 15)),
    Watershed("networkx", dt.date(2022, 12, 1)),
    Watershed("numpy", dt.date(2022, 12, 1)),
    Watershed("pandas", dt.date(2023, 3, 1)),
    Watershed("jax", dt.date(2023, 10, 15)),
    Watershed("torchtext", dt.date(2020, 12, 1)),
    Watershed("gym", dt.date(2022, 8, 1)),
    Watershed("transformers", dt.date(2020, 11, 15)),
    Watershed("allennlp", dt.date(2020, 5, 1)),
    Watershed("pytorch-lightning", dt.date(2022, 3, 1)),
)
"""Source: the packages' own release notes; TensorFlow 2.0.0 is of 2019-09-30."""

_FIRST_JAXLIB = dt.date(2023, 10, 15)
WHEELS_SINCE = {"jax": _FIRST_JAXLIB, "jaxlib": _FIRST_JAXLIB, "flax": _FIRST_JAXLIB}
"""Days before which the index has no release any more that could be installed with what it needs.
Source: https://pypi.org/project/jaxlib/#history, which begins with 0.4.18 of 2023-10-07."""

READABLE_SINCE = {"pandas": dt.date(2019, 7, 19)}
"""Days from which on a package has wheels whose metadata resolvers read: those of pandas before 0.25 ask for
``pytz (>=2011k)``, which is no version.
Source: https://packaging.python.org/en/latest/specifications/version-specifiers/"""

IN_STEP = frozenset(
    {"tensorflow", "keras", "jax", "jaxlib", "flax", "tensorflow-probability", "tensorflow-hub"}
)
"""Packages whose companions move with them, so that one of them alone cannot be kept back."""


class Break(NamedTuple):
    """A release that older packages do not work with, although they do not say so."""

    package: str
    below: str
    """Version from which on they break."""
    day: dt.date
    """Day from which on packages are made for it."""
    needed_by: frozenset[str] | None
    """Packages that are concerned; all that are compiled, if empty; whatever is there, if None."""


BREAKS = (
    Break("marshmallow", "4", dt.date(2025, 4, 16), frozenset({"argschema"})),
    Break("numpy", "2", dt.date(2024, 4, 1), frozenset()),
    Break("pillow", "7", dt.date(2020, 1, 2), frozenset({"torchvision"})),
    Break("pyarrow", "26", dt.date(2024, 6, 16), frozenset({"numpy"})),
    Break("pyarrow", "21", dt.date(2025, 7, 17), frozenset({"datasets"})),
    Break("setuptools", "71", dt.date(2024, 7, 17), frozenset({"dgl"})),
    Break("setuptools", "74", dt.date(2024, 8, 27), frozenset({"chainer", "theano"})),
    Break("setuptools", "81", dt.date.max, None),
    Break("torch", "2.2.2", dt.date(2024, 3, 27), frozenset({"dgl"})),
    Break("torch", "2.4", dt.date.max, frozenset({"torchtext"})),
    Break("torchdata", "0.10", dt.date(2024, 12, 20), frozenset({"dgl"})),
    Break("numpy", "1.24", dt.date(2022, 10, 1), frozenset({"tensorflow", "tensorflow-gpu", "tensorboard"})),
    Break("protobuf", "3.21", dt.date(2022, 5, 25),
          frozenset({"tensorflow", "tensorflow-gpu", "tensorboard", "tensorboardx", "onnx", "wandb", "sentencepiece"})),
)  # fmt: skip
"""Source: https://numpy.org/doc/stable/release/2.0.0-notes.html (wheels built with NumPy 1 do not load),
https://numpy.org/doc/stable/release/1.24.0-notes.html (``np.object`` and others are gone),
https://protobuf.dev/news/2022-05-06/ (generated code of older compilers does not load),
``pyarrow/lib.pyx`` of pyarrow 26 (refuses NumPy 1),
https://setuptools.pypa.io/en/latest/history.html#v74-0-0 (``distutils.msvccompiler`` is gone, which
``numpy.distutils`` imports), the same of v82.0.0 (``pkg_resources`` is gone, and its last warning says to stay
below 81; what imports it does not always say so),
https://github.com/pytorch/text#installation (its last release is compiled for PyTorch 2.3, and it asks for any
later one, too),
https://marshmallow.readthedocs.io/en/stable/changelog.html (fields take no arguments that they do not know)."""


class Beside(NamedTuple):
    """What a package needs at once and does not ask for."""

    package: str
    brings: str
    """Package with the library that it loads."""
    minor: int
    """First minor release of Python 3 that has it."""


BESIDE = (Beside("openslide-python", "openslide-bin", 8), Beside("moviepy", "imageio-ffmpeg", 6))
"""Source: https://openslide.org/api/python/#installing,
https://imageio.readthedocs.io/en/stable/_autosummary/imageio.plugins.ffmpeg.html (moviepy before 1.0 asks
imageio alone for the program, which has had it in another package since)."""


class Called(NamedTuple):
    """What a package imports only when something of it is used, and does not ask for."""

    package: str
    """Module of the package."""
    names: frozenset[str]
    """What is used of it, by names that hardly anything else has."""
    brings: str
    """Module that it imports then."""


CALLED = (
    Called("pandas", frozenset({"read_excel", "to_excel", "ExcelFile", "ExcelWriter"}), "openpyxl"),
    Called("pandas", frozenset({"read_parquet", "to_parquet", "read_feather", "to_feather"}), "pyarrow"),
    Called("pandas", frozenset({"read_hdf", "to_hdf", "HDFStore"}), "tables"),
    Called("pandas", frozenset({"to_markdown"}), "tabulate"),
    Called("xarray", frozenset({"open_dataset", "open_mfdataset", "to_netcdf"}), "netCDF4"),
    Called("xarray", frozenset({"open_mfdataset"}), "dask"),
    Called("pydantic", frozenset({"EmailStr"}), "email_validator"),
    Called("fastapi", frozenset({"UploadFile", "OAuth2PasswordRequestForm"}), "python_multipart"),
)
"""Source: https://pandas.pydata.org/docs/getting_started/install.html#optional-dependencies,
https://docs.xarray.dev/en/stable/getting-started-guide/installing.html#optional-dependencies,
https://docs.pydantic.dev/latest/api/networks/#pydantic.networks.EmailStr,
https://fastapi.tiangolo.com/tutorial/request-files/"""

SETUPTOOLS = "setuptools<81"
"""Every environment of Python up to 3.11 had setuptools, and old packages import ``pkg_resources`` from it
without asking for it; releases from 82 on no longer have that.
Source: https://docs.python.org/3/whatsnew/3.12.html#ensurepip, https://setuptools.pypa.io/en/latest/history.html"""
LAST_SEEDED_MINOR = 11
"""Last minor release of Python 3 whose environments came with setuptools."""
