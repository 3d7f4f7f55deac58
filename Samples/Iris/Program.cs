using System.Globalization;
using Iris;
using NetGen;
using Samples;

const string ModelFile = "iris.safetensors";
const string Usage = "expected nothing (to train), or predict SEPAL_LENGTH SEPAL_WIDTH PETAL_LENGTH PETAL_WIDTH (in centimetres)";

try
{
    switch (args)
    {
        case []:
            Train();
            break;
        case ["predict", .. var numbers]:
            Predict(Row(numbers));
            break;
        default:
            throw new OptionException($"'{args[0]}' is not a command: {Usage}.");
    }

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

static void Train()
{
    // The species are text in the file; their names are saved with the network.
    var irises = Dataset.FromCsv(Path.Combine(AppContext.BaseDirectory, "iris.csv"), labelColumn: "species");
    var (train, validation, test) = irises.Split(0.6, 0.2, 0.2, seed: 1);
    Console.WriteLine(IrisClassifier.Description);
    Console.WriteLine();

    var network = new IrisClassifier(seed: 1);
    var trainer = new Trainer<IrisClassifier>(network, new Adam { LearningRate = 0.01f })
    {
        BatchSize = 16,
        Epochs = 200,
        Callbacks = { new EarlyStopping { Patience = 20, RestoreBestWeights = true } },
    };
    Console.WriteLine(trainer.Fit(train, validation));

    var result = network.Evaluate(test);
    Console.WriteLine();
    Console.WriteLine(result.Confusion);
    Console.WriteLine();
    network.Save(ModelFile);
    Console.WriteLine($"wrote {ModelFile}; now try: predict 5.1 3.5 1.4 0.2");
    Console.WriteLine($"test accuracy: {100 * result.Accuracy:0.00} %");
}

static void Predict(float[] row)
{
    if (!File.Exists(ModelFile))
    {
        throw new FileNotFoundException($"There is no {ModelFile} in {Environment.CurrentDirectory} yet: run this program without arguments first, to train it.");
    }

    var network = IrisClassifier.FromFile(ModelFile);
    float[] probabilities = new float[IrisClassifier.OutputSize];
    network.PredictProbabilities(row, probabilities);
    Console.WriteLine(network.PredictLabel(row));
    for (int species = 0; species < probabilities.Length; species++)
    {
        Console.WriteLine($"  {network.ClassNames![species],-12} {100 * probabilities[species],6:0.00} %");
    }
}

static float[] Row(string[] numbers)
{
    if (numbers.Length != IrisClassifier.InputSize)
    {
        throw new OptionException($"predict needs {IrisClassifier.InputSize} numbers, but there are {numbers.Length}: {Usage}.");
    }

    return Array.ConvertAll(numbers, text =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && float.IsFinite(value)
            ? value : throw new OptionException($"'{text}' is not a number: {Usage}."));
}
