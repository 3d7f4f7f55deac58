namespace NetGen.Runtime.Tests.Infrastructure;

/// <summary>Waits for what other threads bring about, however long a busy machine takes; the limit only ends a test that hangs.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <param name="condition">What comes true.</param>
    /// <param name="what">The same in words.</param>
    public static void Holds(Func<bool> condition, string what) => Assert.True(SpinWait.SpinUntil(condition, Limit), $"Expected that {what}, but it did not happen within {Limit}.");
}
