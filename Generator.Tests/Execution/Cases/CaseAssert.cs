using NetGen.Generator.Tests.Execution.Reference;
using NetGen.Generator.Tests.Execution.Scenarios;

namespace NetGen.Generator.Tests.Execution.Cases;

/// <summary>Comparison of a network's results with the reference's.</summary>
internal static class CaseAssert
{
    /// <summary>Fails at the first number that is off by more than its running error bound.</summary>
    public static void Matches(CaseData data, float[][] actual, string what)
    {
        Assert.True(data.Expected.Count == actual.Length, $"{what}: {actual.Length} results instead of {data.Expected.Count}.");
        for (int tensor = 0; tensor < actual.Length; tensor++)
        {
            Matches(data.Expected[tensor], actual[tensor], $"{what}: {Name(tensor)}");
        }
    }

    private static void Matches(Bounded[] expected, float[] actual, string what)
    {
        Assert.True(expected.Length == actual.Length, $"{what} has {actual.Length} numbers instead of {expected.Length}.");
        for (int i = 0; i < actual.Length; i++)
        {
            if (!expected[i].Accepts(actual[i]))
            {
                Assert.Fail(FormattableString.Invariant($"{what}[{i}] is {actual[i]:R} instead of {expected[i].Value:R} ± {expected[i].Tolerance:E1}."));
            }
        }
    }

    private static string Name(int tensor) => tensor switch
    {
        GradientScenario.Predictions => "prediction",
        GradientScenario.PredictionsRowByRow => "prediction row by row",
        GradientScenario.Outputs => "training output",
        GradientScenario.InputGradient => "input gradient",
        GradientScenario.Losses => "loss (training, of predictions)",
        GradientScenario.PaddingErrors => "padding that is not 0 (gradients, parameters after three steps)",
        _ => $"parameter gradient {tensor - GradientScenario.FirstGradient}",
    };
}
