namespace Playground;

/// <summary>The results of all optimizers in one table.</summary>
internal static class ResultTable
{
    /// <summary>Writes it.</summary>
    /// <param name="race">The finished race.</param>
    /// <param name="pyTorch">PyTorch's times, one per optimizer; null to omit their column.</param>
    /// <param name="output">Receives the table.</param>
    public static void Write(Race race, PyTorchTimes? pyTorch, TextWriter output)
    {
        output.WriteLine($"{Spirals.Count} points per batch, dropout {race.Dropout:0.##}, seed {race.Seed}; loss and accuracy with dropout off");
        output.WriteLine();
        output.WriteLine($"{"optimizer",-9} {"rate",8} {"steps",8} {"loss",8} {"accuracy",9} {"µs/step",10}{(pyTorch is null ? "" : $" {"PyTorch",9} {"times",6}")}");
        for (int i = 0; i < race.Contestants.Count; i++)
        {
            var c = race.Contestants[i];
            double microseconds = c.Steps == 0 ? 0 : c.TrainingTime.TotalMicroseconds / c.Steps;
            string others = pyTorch is null ? "" : $" {pyTorch.MicrosecondsAStep[i],9:0.0} {(c.Steps == 0 ? 0 : pyTorch.MicrosecondsAStep[i] / microseconds),6:0.0}";
            output.WriteLine($"{c.Name,-9} {c.LearningRate,8:G3} {c.Steps,8} {(c.IsDiverged ? "diverged" : LossText.Of(c.Loss)),8} {100 * c.Accuracy,7:0.00} % {microseconds,10:0.0}{others}");
        }
    }
}
