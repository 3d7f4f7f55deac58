using System.Globalization;
using NetGen.Benchmarks.Protocol;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NetGen.Benchmarks.TorchSharpPeer;

/// <summary>The works, by the names that they have in the comparison.</summary>
/// <param name="threads">Threads of libtorch.</param>
internal sealed class TorchWorks(int threads) : IMeasuredProgram
{
    private static readonly Dictionary<string, Func<PreparedWork>> Table = new()
    {
        ["mlp-784-128-10/b128/train-adam"] = () => Classes(Models.Mnist, 128),
        ["mlp-784-128-10/b32/train-adam"] = () => Classes(Models.Mnist, 32),
        ["lenet/b128/train-adam"] = () => Classes(Models.LeNet, 128),
        ["mlp-24-8-2/b200/gradient"] = () => new Training(Models.Dense(Models.Tanh, lastBias: false, 24, 8, 2).ToLearner(hasClasses: false), 200).Prepare(),
        ["mlp-2-16-16-1/b32/train-sgd"] = () => new Training(Models.Dense(Models.Tanh, 2, 16, 16, 1).ToLearner(hasClasses: false), 32, Sgd).Prepare(),
        ["mlp-4-32-16-4/b10000/train-adam"] = () => Numbers(Models.Dense(Models.Tanh, 4, 32, 16, 4), 10_000),
        ["mlp-1024-1024-1024-10/b256/train-sgd"] = () => new Training(Models.Dense(Models.ReLU, 1024, 1024, 1024, 10).ToLearner(hasClasses: true), 256, Sgd).Prepare(),
        ["resnet20/b32/train-adam"] = () => Classes(Models.ResNet20, 32),
        ["mobilenet/b32/train-adam"] = () => Classes(Models.MobileNet, 32),
        ["vgg/b32/train-adam"] = () => Classes(Models.Vgg, 32),
        ["audio/b32/train-adam"] = () => Classes(Models.Audio, 32),
        ["tabular-30-64-64-1/b64/train-adam"] = () => Numbers(Models.Tabular, 64),
        ["autoencoder/b32/train-adam"] = () => Numbers(Models.Autoencoder, 32),
        ["deep-512x4-layernorm/b64/train-adam"] = () => Classes(Models.DeepLayerNorm, 64),
        ["grouped/b32/train-adam"] = () => Classes(Models.Grouped, 32),
        ["policy-value/b32/train-adam"] = () => new Training(PolicyValue.Learner, 32, Adam).Prepare(),
        ["picture-row/b32/train-adam"] = () => new Training(PictureRow.Learner, 32, Adam).Prepare(),
        ["towers/b32/train-adam"] = () => new Training(Towers.Learner, 32, Adam).Prepare(),
        ["lstm-12-64/b32/train-adam"] = () => new Training(Recurrent.Learner(Recurrent.LSTM), 32, Adam).Prepare(),
        ["gru-12-64/b32/train-adam"] = () => new Training(Recurrent.Learner(Recurrent.GRU), 32, Adam).Prepare(),
        ["mlp-784-128-10/b1/predict"] = () => new Prediction(Models.Mnist, 1).Prepare(),
        ["mlp-4-16-16-3/b1/predict"] = () => new Prediction(Models.Dense(Models.ReLU, 4, 16, 16, 3), 1).Prepare(),
        ["lenet/b1/predict"] = () => new Prediction(Models.LeNet, 1).Prepare(),
        ["mlp-784-128-10/b1000/predict"] = () => new Prediction(Models.Mnist, 1000).Prepare(),
        ["optimizer-1m/sgd"] = () => new OptimizerSteps(p => optim.SGD(p, 1e-3)).Prepare(),
        ["optimizer-1m/momentum"] = () => new OptimizerSteps(p => optim.SGD(p, 1e-3, momentum: 0.9)).Prepare(),
        ["optimizer-1m/adam"] = () => new OptimizerSteps(Adam).Prepare(),
        ["optimizer-1m/rmsprop"] = () => new OptimizerSteps(p => optim.RMSProp(p)).Prepare(),
        ["optimizer-1m/adagrad"] = () => new OptimizerSteps(p => optim.Adagrad(p)).Prepare(),
        ["optimizer-1m/adadelta"] = () => new OptimizerSteps(p => optim.Adadelta(p)).Prepare(),
    };

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Works => Table.Keys;

    /// <inheritdoc/>
    public string Describe()
    {
        NativeLibraries.Load();
        set_num_threads(threads);
        set_num_interop_threads(1);
        string assembly = typeof(nn).Assembly.GetName().Version!.ToString(3);
        return string.Create(CultureInfo.InvariantCulture, $"TorchSharp {assembly} on libtorch {__version__}; threads: {get_num_threads()}");
    }

    /// <inheritdoc/>
    public PreparedWork Prepare(string work) => Table[work]();

    private static PreparedWork Classes(Model model, int batch) => new Training(model.ToLearner(hasClasses: true), batch, Adam).Prepare();

    private static PreparedWork Numbers(Model model, int batch) => new Training(model.ToLearner(hasClasses: false), batch, Adam).Prepare();

    private static Adam Adam(IEnumerable<Parameter> parameters) => optim.Adam(parameters);

    private static SGD Sgd(IEnumerable<Parameter> parameters) => optim.SGD(parameters, 0.01);
}
