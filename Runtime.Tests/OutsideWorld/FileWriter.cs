using NetGen.Runtime.Tests.Training;

namespace NetGen.Runtime.Tests.OutsideWorld;

[Network(2), Dense(3), CrossEntropyLoss]
internal sealed partial class WrittenNetwork;

/// <summary>All that writes a file of a name that is given.</summary>
internal static class FileWriter
{
    private static readonly Dataset Data = TestData.ThreeClasses(30);

    public static IReadOnlyDictionary<string, Action<string>> All { get; } = new Dictionary<string, Action<string>>
    {
        ["Save"] = path => new WrittenNetwork().Save(path),
        ["WritePredictions"] = path => new WrittenNetwork().WritePredictions(Data, path),
        ["WriteLearningCurves"] = path => Train(NewTrainer()).WriteLearningCurves(path),
        ["TrainingReport"] = path =>
        {
            var trainer = NewTrainer();
            new TrainingReport<WrittenNetwork>(trainer, Train(trainer), Data).Write(path);
        },
        ["LearningRateSweep"] = path =>
        {
            var sweep = new LearningRateSweep<WrittenNetwork>(new WrittenNetwork()) { Epochs = 1 };
            sweep.Add("sgd", new Sgd());
            sweep.Run(Data, Data).WriteFigure(path);
        },
        ["LearningRateFinder"] = path => new LearningRateFinder { Steps = 20 }.Find(NewTrainer(), Data).WriteFigure(path),
        ["CsvLog"] = path => Train(NewTrainer(new CsvLog(path))),
        ["JsonLog"] = path => Train(NewTrainer(new JsonLog(path))),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    private static Trainer<WrittenNetwork> NewTrainer(params Callback[] callbacks)
    {
        var trainer = new Trainer<WrittenNetwork>(new WrittenNetwork(), new Sgd()) { Epochs = 2 };
        Array.ForEach(callbacks, trainer.Callbacks.Add);
        return trainer;
    }

    private static TrainingHistory Train(Trainer<WrittenNetwork> trainer) => trainer.Fit(Data, Data);
}
