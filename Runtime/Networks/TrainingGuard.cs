using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Lets one caller at a time change a network: others get an exception meanwhile, and cannot touch its memory.</summary>
/// <remarks>
/// A call holds the guard until it returns. A training of many steps (<c>Fit</c>) takes the guard for each step and reserves the network in between: only the
/// holder of its token is admitted. The token travels with the execution context, so callbacks have it, and so does the work that they start on any thread.
/// </remarks>
internal sealed class TrainingGuard(string network)
{
    private const string ByFit = "Fit is training it";
    private static readonly AsyncLocal<Training?> Current = new();
    private int isHeld;
    private Training? running;

    /// <summary>Takes the guard until <see cref="Hold.Dispose"/>.</summary>
    /// <param name="training">The token, if the caller has it; null to look for it in the execution context.</param>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Hold Enter(Training? training = null)
    {
        if (Interlocked.CompareExchange(ref isHeld, 1, 0) != 0)
        {
            ThrowInUse("another call is changing it");
        }

        // Null for both if no training is running.
        var owner = Volatile.Read(ref running);
        if (owner != training && !Training.Includes(Current.Value, owner))
        {
            Leave();
            ThrowInUse(ByFit);
        }

        return new Hold(this);
    }

    /// <summary>Reserves the network for a training of many steps until <see cref="Keeping.Dispose"/>.</summary>
    /// <param name="training">Its token.</param>
    /// <exception cref="InvalidOperationException">The network is in use, or this is a callback of a training of the same network.</exception>
    public Keeping Begin(out Training training)
    {
        using var hold = Enter();
        if (running is not null)
        {
            ThrowInUse(ByFit);
        }

        training = new Training(Current.Value);
        Current.Value = training;
        Volatile.Write(ref running, training);
        return new Keeping(this, training);
    }

    private void Leave() => Volatile.Write(ref isHeld, 0);

    private void ThrowInUse(string why) => throw new InvalidOperationException(
        $"{network} is in use: {why}. Only one training at a time can change a network: wait until it ends, or use a Clone.");

    /// <summary>The guard while a call holds it; empty if there is none to take.</summary>
    internal readonly ref struct Hold(TrainingGuard? guard)
    {
        /// <summary>Releases the guard.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Dispose() => guard?.Leave();
    }

    /// <summary>A guard while a training of many steps keeps the network for itself.</summary>
    internal readonly struct Keeping(TrainingGuard guard, Training training) : IDisposable
    {
        /// <summary>Ends the training.</summary>
        public void Dispose()
        {
            Current.Value = training.Outer;
            Volatile.Write(ref guard.running, null);
        }
    }

    /// <summary>The token of a training of many steps.</summary>
    /// <param name="outer">The training of another network whose callback started this one, or null.</param>
    internal sealed class Training(Training? outer)
    {
        public Training? Outer => outer;

        /// <summary>Whether a training is this one, or started it in a callback.</summary>
        public static bool Includes(Training? inner, Training? training)
        {
            while (inner is not null && inner != training)
            {
                inner = inner.Outer;
            }

            return training is null || inner is not null;
        }
    }
}
