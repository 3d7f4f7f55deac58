// dotnet run                       trains on rents.csv and saves the network
// dotnet run -- predict 62 2 3 30  predicts with the saved file: area in m², rooms, floor, age in years
using System.Globalization;
using NetGen;

const string ModelFile = "rents.safetensors";

if (args is ["predict", .. var numbers])
{
    if (!File.Exists(ModelFile))
    {
        Console.Error.WriteLine($"There is no {ModelFile} yet: run the program without arguments first.");
        return 1;
    }

    if (numbers.Length != RentNetwork.InputSize || !TryParse(numbers, out float[] flat))
    {
        Console.Error.WriteLine("expected: predict AREA ROOMS FLOOR AGE");
        return 2;
    }

    float[] rent = new float[RentNetwork.OutputSize];
    RentNetwork.FromFile(ModelFile).Predict(flat, rent);
    Console.WriteLine($"rent: {rent[0]:0}");
    return 0;
}

string table = Path.Combine(AppContext.BaseDirectory, "rents.csv");
var (network, evaluation) = Training.Run(table);
network.Save(ModelFile);
Console.WriteLine(RentNetwork.Description);
Console.WriteLine();
Console.WriteLine($"mean error on flats it has not seen: {evaluation.MeanAbsoluteError:0}, R²: {evaluation.R2:0.00}");
Console.WriteLine($"saved {ModelFile}; now try: dotnet run -- predict 62 2 3 30");
return 0;

static bool TryParse(string[] texts, out float[] numbers)
{
    numbers = new float[texts.Length];
    for (int i = 0; i < texts.Length; i++)
    {
        if (!float.TryParse(texts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]))
        {
            return false;
        }
    }

    return true;
}
