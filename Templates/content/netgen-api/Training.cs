using NetGen;

/// <summary>Trains the network on made-up flats: put your own in their place.</summary>
public static class Training
{
    private static readonly string[] Districts = ["Centre", "North", "West"];

    /// <summary>Trains a network; takes less than a second.</summary>
    /// <param name="seed">Of the network and of the data.</param>
    public static RentNetwork Run(int seed = 1)
    {
        var (train, validation) = Dataset.FromRows(Flats(600, new Random(seed))).Split(0.8, seed);
        var network = new RentNetwork(seed);
        var trainer = new Trainer<RentNetwork>(network, new Adam { LearningRate = 0.01f })
        {
            BatchSize = 32,
            Epochs = 60,
            Seed = seed,
            Callbacks = { new EarlyStopping { Patience = 10, RestoreBestWeights = true } },
        };
        trainer.Fit(train, validation);
        return network;
    }

    private static IEnumerable<Flat> Flats(int count, Random random)
    {
        for (int i = 0; i < count; i++)
        {
            int district = random.Next(Districts.Length), area = random.Next(25, 150), rooms = 1 + (area / 30);
            yield return new Flat(Districts[district], area, rooms, Rent: 200 + ((12 - (2 * district)) * area) + random.Next(-40, 41));
        }
    }
}
