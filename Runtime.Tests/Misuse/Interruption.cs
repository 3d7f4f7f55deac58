using System.Numerics;

namespace NetGen.Runtime.Tests.Misuse;

/// <summary>What a test wants to happen in the middle of a step that its own thread makes.</summary>
internal static class Interruption
{
    [ThreadStatic]
    private static Action? action;

    /// <summary>Does something while an action is set as the interruption of this thread's steps.</summary>
    public static void During(Action work, Action interruption)
    {
        action = interruption;
        try
        {
            work();
        }
        finally
        {
            action = null;
        }
    }

    public static void Happen() => action?.Invoke();
}

/// <summary>The mean of (output − target)², and the interruption.</summary>
internal readonly struct InterruptedLoss : ILoss
{
    public static float Evaluate(ReadOnlySpan<float> output, ReadOnlySpan<float> target, Span<float> gradient)
    {
        Interruption.Happen();
        float loss = 0;
        for (int i = 0; i < output.Length; i++)
        {
            float difference = output[i] - target[i];
            loss += difference * difference / output.Length;
            gradient[i] = 2 * difference / output.Length;
        }

        return loss;
    }
}

/// <summary>Nothing but the interruption, in the forward pass.</summary>
internal readonly struct InterruptedIdentity : IActivation
{
    public static Vector<float> Forward(Vector<float> x)
    {
        Interruption.Happen();
        return x;
    }

    public static Vector<float> Backward(Vector<float> x, Vector<float> y, Vector<float> dy) => dy;
}
