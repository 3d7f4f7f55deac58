using System.Numerics;

namespace NetGen;

/// <summary>A user's own elementwise activation, for <c>[Activation&lt;T&gt;]</c>. Called directly: no delegate, no virtual call.</summary>
public interface IActivation
{
    /// <summary>y = f(x) for each lane.</summary>
    static abstract Vector<float> Forward(Vector<float> x);

    /// <summary>The gradient with respect to the input: dy · f′(x) for each lane; zero where <paramref name="dy"/> is zero.</summary>
    /// <param name="x">What <see cref="Forward"/> got.</param>
    /// <param name="y">What it gave.</param>
    /// <param name="dy">Gradient of the loss with respect to y.</param>
    static abstract Vector<float> Backward(Vector<float> x, Vector<float> y, Vector<float> dy);
}
