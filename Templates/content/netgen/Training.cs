using NetGen;

/// <summary>Trains the network on a table.</summary>
public static class Training
{
    /// <summary>Trains, and measures on rows that the training has not seen.</summary>
    /// <param name="path">A CSV file with the columns area, rooms, floor, age and rent.</param>
    public static (RentNetwork Network, Evaluation Evaluation) Run(string path)
    {
        var rents = Dataset.FromCsv(path, targetColumns: ["rent"]);
        var (train, validation, test) = rents.Split(0.7, 0.15, 0.15, seed: 1);
        var network = new RentNetwork(seed: 1);
        var trainer = new Trainer<RentNetwork>(network, new Adam { LearningRate = 0.01f })
        {
            BatchSize = 16,
            Epochs = 200,
            Seed = 1,
            Callbacks = { new EarlyStopping { Patience = 20, RestoreBestWeights = true } },
        };
        trainer.Fit(train, validation);
        return (network, network.Evaluate(test));
    }
}
