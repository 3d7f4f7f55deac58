using NetGen;

public sealed class TrainingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void It_learns_the_rents()
    {
        var (_, evaluation) = Training.Run(Path.Combine(AppContext.BaseDirectory, "rents.csv"));

        // The rents in the file have an error of their own, so that R² does not reach 1.
        Assert.InRange(evaluation.R2!.Value, 0.9, 1);
    }

    [Fact]
    public void A_saved_network_predicts_the_same()
    {
        string file = Path.Combine(folder, "rents.safetensors");
        var (network, _) = Training.Run(Path.Combine(AppContext.BaseDirectory, "rents.csv"));
        network.Save(file);
        float[] expected = new float[1], actual = new float[1];

        network.Predict([62, 2, 3, 30], expected);
        RentNetwork.FromFile(file).Predict([62, 2, 3, 30], actual);

        Assert.Equal(expected, actual);
    }
}
