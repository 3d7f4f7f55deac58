using System.Runtime.CompilerServices;
using NetGen.Generated;

namespace NetGen.Benchmarks.Works;

/// <summary>An optimizer's steps over a flat million of parameters whose gradients stay.</summary>
internal sealed class OptimizerWorkload : IWorkload
{
    /// <summary>Number of parameters.</summary>
    public const int Parameters = 1_000_000;

    private static readonly ParameterSegment[] Segments = [new(0, Parameters, ParameterRole.Weight)];
    private readonly Func<Optimizer> createOptimizer;
    private readonly float[] initial = StandardNormal.Numbers(Parameters, seed: 4);
    private readonly AlignedBuffer parameters = new(Parameters);
    private readonly AlignedBuffer gradients = new(Parameters);
    private Optimizer optimizer;

    public OptimizerWorkload(Func<Optimizer> createOptimizer)
    {
        this.createOptimizer = createOptimizer;
        optimizer = createOptimizer();
        initial.CopyTo(parameters.Span);
        StandardNormal.Numbers(Parameters, seed: 5).CopyTo(gradients.Span);
    }

    public void Reset()
    {
        initial.CopyTo(parameters.Span);
        optimizer = createOptimizer();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            optimizer.Step(parameters.Span, gradients.Span, Segments);
        }
    }
}
