System.Console.WriteLine(new NetGen.Benchmarks.T().GetType());
namespace NetGen.Benchmarks
{
    [Network(4)]
    [Dense(3)]
    [MeanSquaredErrorLoss]
    public sealed partial class T;
}
