using NetGen;
using Samples;
using Tabular;

const string KnownFile = "flats.csv", NewFile = "new-flats.csv", PredictionFile = "predictions.csv";
const int Folds = 5;

try
{
    new CommandLine(args).End();
    FlatTable.WriteKnown(KnownFile);
    FlatTable.WriteNew(NewFile);

    // The kinds of columns and the treatment of missing values are explicit; an unlisted column must have a number in every row.
    var features = new CsvFeatures
    {
        ["id"] = CsvFeature.Ignored,
        ["district"] = CsvFeature.OneHot,
        ["heating"] = CsvFeature.OneHot with { Missing = MissingValues.Category("unknown") },
        ["area"] = CsvFeature.Number with { Missing = MissingValues.Mean },
    };
    var flats = Dataset.FromCsv(KnownFile, labelColumn: "let", features: features);
    Console.WriteLine($"{flats.Count} flats, inputs: {string.Join(", ", flats.FeatureNames!)}");
    Console.WriteLine();

    // Cross-validation estimates how good the recipe is: each fold is evaluated on flats that its training has not seen.
    var result = CrossValidation.Run(flats, Folds, seed: 1, fold => Recipe(fold.Train, seed: fold.Number), validation: 0.2);
    Console.WriteLine(result);

    // Train with all of them; the new flats are encoded with the categories and the mean of the known ones.
    var (train, validation) = flats.Split(0.8, seed: 1);
    var trainer = Recipe(train, seed: 1);
    Console.WriteLine(trainer.Fit(train, validation));
    var newFlats = Dataset.FromCsvInputs(NewFile, features: flats.Features);
    trainer.Network.WritePredictions(newFlats, PredictionFile);
    Console.WriteLine($"wrote {PredictionFile} with {newFlats.Count} rows");
    Console.WriteLine($"test accuracy: {100 * result.Accuracy!.Value.Mean:0.00} %");
    return 0;
}
catch (OptionException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}
catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}

// Fewer flats are let within a week than not; class weights compensate for that.
static Trainer<FlatClassifier> Recipe(Dataset train, long seed) => new(new FlatClassifier(seed), new Adam { LearningRate = 0.01f })
{
    BatchSize = 32,
    Epochs = 200,
    Seed = seed,
    ClassWeights = ClassWeights.FromFrequencies(train),
    Callbacks = { new EarlyStopping { Patience = 20, RestoreBestWeights = true } },
};
