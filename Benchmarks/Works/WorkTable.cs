using Amp;
using NetGen.Benchmarks.Limits;
using NetGen.Benchmarks.Networks;

namespace NetGen.Benchmarks.Works;

/// <summary>All works, in the order of the table.</summary>
internal static class WorkTable
{
    /// <summary>Process start to first completed step: measured from outside, so it has no workload.</summary>
    public const string FirstStep = "start/first-step";

    /// <summary>How the names of the works begin that compare the trainer with a loop of its steps.</summary>
    public const string TrainerPrefix = "trainer/";

    // The training part of the 1,797 digits.
    private const int DigitRows = 1257;

    /// <summary>The works that run inside a process.</summary>
    public static IReadOnlyList<Work> All { get; } =
    [
        Training<Mlp784x128x10>("mlp-784-128-10/b128/train-adam", 128, () => new Adam()),
        Training<Mlp784x128x10>("mlp-784-128-10/b32/train-adam", 32, () => new Adam()),
        Training<LeNet>("lenet/b128/train-adam", 128, () => new Adam()),
        new("mlp-24-8-2/b200/gradient", workers => new GradientWorkload<Mlp24x8x2>(200, workers))
        {
            Parameters = Mlp24x8x2.Description.ParameterCount,
            Flops = Operations.Training(Mlp24x8x2.Description, 200),
            Limit = Limit.Arithmetic,
            IsShared = true,
        },
        Training<Mlp2x16x16x1>("mlp-2-16-16-1/b32/train-sgd", 32, () => new Sgd { LearningRate = 0.01f }),
        Training<Mlp4x32x16x4>("mlp-4-32-16-4/b10000/train-adam", 10_000, () => new Adam()),
        Training<Mlp1024x1024x1024x10>("mlp-1024-1024-1024-10/b256/train-sgd", 256, () => new Sgd { LearningRate = 0.01f }),
        Training<ResNet20>("resnet20/b32/train-adam", 32, () => new Adam()),
        Training<MobileNet>("mobilenet/b32/train-adam", 32, () => new Adam()),
        Training<Vgg>("vgg/b32/train-adam", 32, () => new Adam()),
        Training<Audio>("audio/b32/train-adam", 32, () => new Adam()),
        Training<Tabular30x64x64x1>("tabular-30-64-64-1/b64/train-adam", 64, () => new Adam()),
        Training<Autoencoder>("autoencoder/b32/train-adam", 32, () => new Adam()),
        Training<Deep512x4LayerNorm>("deep-512x4-layernorm/b64/train-adam", 64, () => new Adam()),
        Training<Grouped>("grouped/b32/train-adam", 32, () => new Adam()),
        Training<PolicyValue>("policy-value/b32/train-adam", 32, () => new Adam()),
        Training<PictureRow>("picture-row/b32/train-adam", 32, () => new Adam()),
        Training<Towers>("towers/b32/train-adam", 32, () => new Adam()),
        Training<LSTM12x64>("lstm-12-64/b32/train-adam", 32, () => new Adam()),
        Training<GRU12x64>("gru-12-64/b32/train-adam", 32, () => new Adam()),
        Training<ResetBeforeGRU12x64>("gru-reset-before-12-64/b32/train-adam", 32, () => new Adam()),
        Prediction<Mlp784x128x10>("mlp-784-128-10/b1/predict", 1, Limit.SecondLevelCache),
        Prediction<Mlp4x16x16x3>("mlp-4-16-16-3/b1/predict", 1, Limit.Arithmetic),
        Prediction<LeNet>("lenet/b1/predict", 1, Limit.Arithmetic),
        Prediction<Mlp784x128x10>("mlp-784-128-10/b1000/predict", 1000, Limit.Arithmetic),
        Stream<LSTM8>("lstm-8/step", 1),
        Stream<LSTM16>("lstm-16/step", 1),
        Stream<LSTM32>("lstm-32/step", 1),
        Stream<LSTM64>("lstm-64/step", 1),
        Stream<GRU8>("gru-8/step", 1),
        Stream<GRU16>("gru-16/step", 1),
        Stream<GRU32>("gru-32/step", 1),
        Stream<GRU64>("gru-64/step", 1),
        Stream<ResetBeforeGRU8>("gru-reset-before-8/step", 1),
        Stream<ResetBeforeGRU64>("gru-reset-before-64/step", 1),
        Stream<StandardWaveNet>("wavenet/b64/process", 64),
        Optimizer("sgd", 3, () => new Sgd { LearningRate = 1e-3f }),
        Optimizer("momentum", 5, () => new Sgd { LearningRate = 1e-3f, Momentum = 0.9 }),
        Optimizer("adam", 7, () => new Adam()),
        Optimizer("rmsprop", 5, () => new RmsProp()),
        Optimizer("adagrad", 5, () => new Adagrad()),
        Optimizer("adadelta", 7, () => new Adadelta()),
        Trainer<Mlp784x128x10>("mlp-784-128-10/b128", 128, RowData.UsualRows, () => new Adam()),
        Trainer<Mlp784x128x10>("mlp-784-128-10/b32", 32, RowData.UsualRows, () => new Adam()),
        Trainer<Mlp2x16x16x1>("mlp-2-16-16-1/b32", 32, RowData.UsualRows, () => new Sgd { LearningRate = 0.01f }),
        Trainer<Digits>("digits/b32", 32, DigitRows, () => new Adam()),
    ];

    private static Work Training<TNetwork>(string name, int batch, Func<Optimizer> optimizer)
        where TNetwork : class, INetwork<TNetwork> =>
        new(name, workers => new TrainingWorkload<TNetwork>(new RowData(TNetwork.Description, batch), optimizer, workers))
        {
            Parameters = TNetwork.Description.ParameterCount,
            Flops = Operations.Training(TNetwork.Description, batch),
            Limit = Limit.Arithmetic,
            IsShared = true,
        };

    private static Work Trainer<TNetwork>(string name, int batch, int rows, Func<Optimizer> optimizer)
        where TNetwork : class, INetwork<TNetwork> =>
        new(TrainerPrefix + name, workers => new TrainingWorkload<TNetwork>(new RowData(TNetwork.Description, batch, rows), optimizer, workers))
        {
            Parameters = TNetwork.Description.ParameterCount,
            Flops = Operations.Training(TNetwork.Description, batch),
            Limit = Limit.Arithmetic,
            CreateTrainer = () => new TrainerWorkload<TNetwork>(new RowData(TNetwork.Description, batch, rows), optimizer),
        };

    private static Work Prediction<TNetwork>(string name, int batch, Limit limit)
        where TNetwork : class, INetwork<TNetwork> =>
        new(name, _ => new PredictWorkload<TNetwork>(batch))
        {
            Parameters = TNetwork.Description.ParameterCount,
            Flops = Operations.Prediction(TNetwork.Description, batch),
            Bytes = limit == Limit.Arithmetic ? 0 : (double)TNetwork.Description.ParameterCount * sizeof(float),
            Limit = limit,
        };

    private static Work Stream<TNetwork>(string name, int block)
        where TNetwork : class, IStreamingNetwork<TNetwork> =>
        new(name, _ => new StreamWorkload<TNetwork>(block))
        {
            Parameters = TNetwork.Description.ParameterCount,
            Flops = 2.0 * block * TNetwork.Description.Layers.Sum(l => (double)l.MultiplyAdds) / TNetwork.Description.InputShape.Dimensions[0],
            Limit = Limit.Arithmetic,
        };

    // Streams: parameters and every state are read and written, gradients read.
    private static Work Optimizer(string name, int streams, Func<Optimizer> optimizer) =>
        new($"optimizer-1m/{name}", _ => new OptimizerWorkload(optimizer))
        {
            Parameters = OptimizerWorkload.Parameters,
            Bytes = (double)streams * OptimizerWorkload.Parameters * sizeof(float),
            Limit = Limit.ThirdLevelCache,
        };
}
